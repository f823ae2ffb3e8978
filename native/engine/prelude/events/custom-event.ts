import { dictionary, requireArguments } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { Event, type EventInit, eventState } from "./event.ts";

export interface CustomEventInit extends EventInit {
  detail?: unknown;
}

export class CustomEvent extends Event {
  #detail: unknown;

  constructor(...args: [type: unknown, init?: CustomEventInit]) {
    requireArguments(args.length, 1, "CustomEvent constructor");
    super(...args);
    this.#detail = dictionary(args[1], "options").detail ?? null;
  }

  get detail(): unknown {
    return this.#detail;
  }

  /** As before there were constructors. Does nothing while the event is dispatched. */
  initCustomEvent(
    ...args: [type: unknown, bubbles?: unknown, cancelable?: unknown, detail?: unknown]
  ): void {
    this.#detail;
    requireArguments(args.length, 1, "CustomEvent.initCustomEvent");
    if (eventState(this).isDispatched) return;
    this.initEvent(args[0], args[1], args[2]);
    this.#detail = args[3] ?? null;
  }
}

webInterface(CustomEvent, "CustomEvent", { constructor: 1, initCustomEvent: 1 });
