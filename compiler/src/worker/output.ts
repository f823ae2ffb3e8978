import type { TextEnvelope } from "@capsule/runtime";
import type { CallId, Message } from "./protocol.ts";

/** Writes messages, a line each. */
export class Output {
  readonly #write: (text: string) => void;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  send(message: Message): void {
    this.#write(`${JSON.stringify(message)}\n`);
  }

  /** Sends a message that is JSON already, without line breaks. */
  sendText(message: string): void {
    this.#write(`${message}\n`);
  }

  /** Sends a result as the guest wrote it; its line breaks, which can only stand between values, become spaces. */
  sendResult(id: CallId, { envelope, result }: TextEnvelope): void {
    if (result === null) {
      this.send({ type: "result", id, envelope });
      return;
    }
    const { success, error, execution } = envelope;
    const text = result.replace(/[\r\n]/g, " ");
    const rest = `"error":${JSON.stringify(error)},"execution":${JSON.stringify(execution)}`;
    const whole = `{"success":${success},"result":${text},${rest}}`;
    this.#write(`{"type":"result","id":${JSON.stringify(id)},"envelope":${whole}}\n`);
  }
}
