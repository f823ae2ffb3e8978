import { inspectAs } from "../inspect-as.ts";
import { dictionary, domString, requireArguments } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import type { EventTarget } from "./event-target.ts";

export interface EventInit {
  bubbles?: boolean;
  cancelable?: boolean;
  composed?: boolean;
}

/** What the standard keeps with an event, by its names where it has some. */
interface EventState {
  type: string;
  bubbles: boolean;
  cancelable: boolean;
  composed: boolean;
  target: EventTarget | null;
  currentTarget: EventTarget | null;
  isDispatched: boolean;
  stopsPropagation: boolean;
  stopsImmediately: boolean;
  isCanceled: boolean;
  isPassive: boolean;
  isTrusted: boolean;
}

const NONE = 0;
const CAPTURING_PHASE = 1;
const AT_TARGET = 2;
const BUBBLING_PHASE = 3;

/** The state of an event; throws where the value is none. */
export let eventState: (event: Event) => EventState;
export let isEvent: (value: object) => value is Event;

/** An event of the platform itself. */
export function trustedEvent(type: string): Event {
  const event = new Event(type);
  eventState(event).isTrusted = true;
  return event;
}

/** Every event has it for its own, so that nothing can pretend to be trusted. */
const IS_TRUSTED: PropertyDescriptor = Object.getOwnPropertyDescriptor(
  {
    get isTrusted(): boolean {
      return eventState(this as unknown as Event).isTrusted;
    },
  },
  "isTrusted",
) as PropertyDescriptor;
IS_TRUSTED.configurable = false;

export class Event {
  declare readonly isTrusted: boolean;
  readonly #state: EventState;
  readonly #timeStamp: number;

  static {
    eventState = (event) => event.#state;
    isEvent = (value): value is Event => #state in value;
  }

  constructor(...args: [type: unknown, init?: EventInit]) {
    requireArguments(args.length, 1, "Event constructor");
    const type = domString(args[0]);
    const { bubbles, cancelable, composed } = dictionary(args[1], "options");
    this.#state = {
      type,
      bubbles: Boolean(bubbles),
      cancelable: Boolean(cancelable),
      composed: Boolean(composed),
      target: null,
      currentTarget: null,
      isDispatched: false,
      stopsPropagation: false,
      stopsImmediately: false,
      isCanceled: false,
      isPassive: false,
      isTrusted: false,
    };
    this.#timeStamp = native.monotonic() / 1e6;
    Object.defineProperty(this, "isTrusted", IS_TRUSTED);
  }

  get type(): string {
    return this.#state.type;
  }

  get target(): EventTarget | null {
    return this.#state.target;
  }

  get srcElement(): EventTarget | null {
    return this.#state.target;
  }

  get currentTarget(): EventTarget | null {
    return this.#state.currentTarget;
  }

  composedPath(): EventTarget[] {
    const { isDispatched, currentTarget } = this.#state;
    return isDispatched && currentTarget !== null ? [currentTarget] : [];
  }

  get eventPhase(): number {
    return this.#state.isDispatched ? AT_TARGET : NONE;
  }

  stopPropagation(): void {
    this.#state.stopsPropagation = true;
  }

  get cancelBubble(): boolean {
    return this.#state.stopsPropagation;
  }

  set cancelBubble(value: unknown) {
    if (value) this.#state.stopsPropagation = true;
    else this.#state;
  }

  stopImmediatePropagation(): void {
    this.#state.stopsPropagation = true;
    this.#state.stopsImmediately = true;
  }

  get bubbles(): boolean {
    return this.#state.bubbles;
  }

  get cancelable(): boolean {
    return this.#state.cancelable;
  }

  get returnValue(): boolean {
    return !this.#state.isCanceled;
  }

  set returnValue(value: unknown) {
    if (!value) this.preventDefault();
    else this.#state;
  }

  preventDefault(): void {
    const state = this.#state;
    if (state.cancelable && !state.isPassive) state.isCanceled = true;
  }

  get defaultPrevented(): boolean {
    return this.#state.isCanceled;
  }

  get composed(): boolean {
    return this.#state.composed;
  }

  get timeStamp(): number {
    return this.#timeStamp;
  }

  /** As before there were constructors. Does nothing while the event is dispatched. */
  initEvent(...args: [type: unknown, bubbles?: unknown, cancelable?: unknown]): void {
    requireArguments(args.length, 1, "Event.initEvent");
    const type = domString(args[0]);
    const state = this.#state;
    if (state.isDispatched) return;
    Object.assign(state, {
      type,
      bubbles: Boolean(args[1]),
      cancelable: Boolean(args[2]),
      target: null,
      stopsPropagation: false,
      stopsImmediately: false,
      isCanceled: false,
      isTrusted: false,
    });
  }
}

for (const target of [Event, Event.prototype]) {
  for (const [name, value] of Object.entries({
    NONE,
    CAPTURING_PHASE,
    AT_TARGET,
    BUBBLING_PHASE,
  })) {
    Object.defineProperty(target, name, { value, enumerable: true });
  }
}
webInterface(Event, "Event", { constructor: 1, initEvent: 1 });
inspectAs(Event, ({ type, defaultPrevented, cancelable, timeStamp }) => ({
  type,
  defaultPrevented,
  cancelable,
  timeStamp,
}));
