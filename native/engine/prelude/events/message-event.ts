import { dictionary, domString, requireArguments } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { Event, type EventInit } from "./event.ts";

export interface MessageEventInit extends EventInit {
  data?: unknown;
  origin?: string;
  lastEventId?: string;
  source?: object | null;
  ports?: Iterable<object>;
}

export class MessageEvent extends Event {
  readonly #data: unknown;
  readonly #origin: string;
  readonly #lastEventId: string;
  readonly #source: unknown;
  readonly #ports: readonly object[];

  constructor(...args: [type: unknown, init?: MessageEventInit]) {
    requireArguments(args.length, 1, "MessageEvent constructor");
    super(...args);
    const { data, lastEventId, origin, ports, source } = dictionary(args[1], "options");
    this.#data = data === undefined ? null : data;
    this.#lastEventId = lastEventId === undefined ? "" : domString(lastEventId);
    this.#origin = origin === undefined ? "" : domString(origin).toWellFormed();
    this.#ports = Object.freeze(ports === undefined ? [] : [...(ports as Iterable<object>)]);
    this.#source = source ?? null;
  }

  get data(): unknown {
    return this.#data;
  }

  get origin(): string {
    return this.#origin;
  }

  get lastEventId(): string {
    return this.#lastEventId;
  }

  get source(): unknown {
    return this.#source;
  }

  get ports(): readonly object[] {
    return this.#ports;
  }
}

webInterface(MessageEvent, "MessageEvent", { constructor: 1 });
