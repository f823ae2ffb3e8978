import { inspectAs } from "../inspect-as.ts";
import { webInterface } from "../webidl/interface.ts";
import { type AbortSignal, abort, newSignal } from "./abort-signal.ts";

export class AbortController {
  readonly #signal = newSignal();

  get signal(): AbortSignal {
    return this.#signal;
  }

  abort(reason?: unknown): void {
    abort(this.#signal, reason);
  }
}

webInterface(AbortController, "AbortController");
Object.defineProperty(AbortController.prototype.abort, "length", { value: 0, configurable: true });
inspectAs(AbortController, ({ signal }) => ({ signal }));
