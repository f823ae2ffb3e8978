import { inspectAs } from "../inspect-as.ts";
import { webInterface } from "../webidl/interface.ts";
import { entangledPorts, type MessagePort } from "./message-port.ts";

export class MessageChannel {
  readonly #ports = entangledPorts();

  get port1(): MessagePort {
    return this.#ports[0];
  }

  get port2(): MessagePort {
    return this.#ports[1];
  }
}

webInterface(MessageChannel, "MessageChannel");
inspectAs(MessageChannel, ({ port1, port2 }) => ({ port1, port2 }));
