import { dictionary, requireArguments } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { Event, type EventInit } from "./event.ts";

export interface PromiseRejectionEventInit extends EventInit {
  promise: object;
  reason?: unknown;
}

export class PromiseRejectionEvent extends Event {
  readonly #promise: object;
  readonly #reason: unknown;

  constructor(...args: [type: unknown, init: PromiseRejectionEventInit]) {
    requireArguments(args.length, 2, "PromiseRejectionEvent constructor");
    super(...args);
    const { promise, reason } = dictionary(args[1], "options");
    if (promise === undefined) {
      throw new TypeError("PromiseRejectionEvent constructor: options.promise is required");
    }
    this.#promise = promise as object;
    this.#reason = reason;
  }

  get promise(): object {
    return this.#promise;
  }

  get reason(): unknown {
    return this.#reason;
  }
}

webInterface(PromiseRejectionEvent, "PromiseRejectionEvent", { constructor: 2 });
