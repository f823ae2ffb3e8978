import { inspectAs } from "../inspect-as.ts";
import {
  domString,
  invalidArgument,
  isObject,
  received,
  requireArguments,
} from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { abortState } from "./abort-steps.ts";
import { type Event, eventState, isEvent } from "./event.ts";
import { reportException } from "./report-error.ts";

export type Listener = ((event: Event) => unknown) | { handleEvent?(event: Event): unknown };

interface Registration {
  readonly callback: Listener;
  readonly capture: boolean;
  readonly once: boolean;
  readonly passive: boolean;
  isRemoved: boolean;
}

export interface ListenerOptions {
  capture?: boolean;
  once?: boolean;
  passive?: boolean;
  signal?: object;
}

/** What `addEventListener` does; `signal` has been checked. */
export let listen: (
  target: EventTarget,
  type: string,
  callback: Listener,
  options?: ListenerOptions,
) => void;
export let unlisten: (target: EventTarget, type: string, callback: Listener) => void;
/** Whether anyone would hear an event. */
export let isHeard: (target: EventTarget, type: string) => boolean;
/** The listeners of a type, in their order. */
export let listenersOf: (target: EventTarget, type: string) => Listener[];
export let dispatch: (target: EventTarget, event: Event) => boolean;

export class EventTarget {
  readonly #registrations = new Map<string, Registration[]>();

  static {
    listen = (target, type, callback, options = {}) => target.#add(type, callback, options);
    unlisten = (target, type, callback) => target.#remove(type, callback, false);
    isHeard = (target, type) => target.#registrations.has(type);
    listenersOf = (target, type) => {
      return (target.#registrations.get(type) ?? []).map(({ callback }) => callback);
    };
    dispatch = (target, event) => target.#dispatch(event);
  }

  addEventListener(...args: [type: unknown, callback: unknown, options?: unknown]): void {
    const registrations = this.#registrations;
    requireArguments(args.length, 2, "EventTarget.addEventListener");
    const type = domString(args[0]);
    const callback = listenerOf(args[1]);
    const options = optionsOf(args[2]);
    if (callback !== null && registrations !== undefined) this.#add(type, callback, options);
  }

  removeEventListener(...args: [type: unknown, callback: unknown, options?: unknown]): void {
    const registrations = this.#registrations;
    requireArguments(args.length, 2, "EventTarget.removeEventListener");
    const type = domString(args[0]);
    const callback = listenerOf(args[1]);
    const capture = captureOf(args[2]);
    if (callback !== null && registrations !== undefined) this.#remove(type, callback, capture);
  }

  dispatchEvent(...args: [event: Event]): boolean {
    this.#registrations;
    requireArguments(args.length, 1, "EventTarget.dispatchEvent");
    const [event] = args;
    if (!isObject(event) || !isEvent(event)) {
      throw invalidArgument(
        `The "event" argument must be an instance of Event. ${received(event)}`,
      );
    }
    const state = eventState(event);
    if (state.isDispatched) {
      throw new DOMException("The event is already being dispatched", "InvalidStateError");
    }
    state.isTrusted = false;
    return this.#dispatch(event);
  }

  #add(type: string, callback: Listener, options: ListenerOptions): void {
    const { capture = false, once = false, passive = false, signal } = options;
    const abort = abortState(signal);
    if (abort?.isAborted) return;
    const present = this.#registrations.get(type) ?? [];
    if (present.some((other) => other.callback === callback && other.capture === capture)) return;
    const added: Registration = { callback, capture, once, passive, isRemoved: false };
    this.#registrations.set(type, [...present, added]);
    abort?.steps.add(() => this.#drop(type, added));
  }

  #remove(type: string, callback: Listener, capture: boolean): void {
    const found = this.#registrations
      .get(type)
      ?.find((other) => other.callback === callback && other.capture === capture);
    if (found !== undefined) this.#drop(type, found);
  }

  #drop(type: string, registration: Registration): void {
    registration.isRemoved = true;
    const rest = (this.#registrations.get(type) ?? []).filter((other) => other !== registration);
    if (rest.length === 0) this.#registrations.delete(type);
    else this.#registrations.set(type, rest);
  }

  #dispatch(event: Event): boolean {
    const state = eventState(event);
    state.isDispatched = true;
    state.target = this;
    state.currentTarget = this;
    // The target is all of the way that the event takes: down through it, and up again.
    this.#invoke(event, true);
    this.#invoke(event, false);
    state.isDispatched = false;
    state.stopsPropagation = false;
    state.stopsImmediately = false;
    state.currentTarget = null;
    return !state.isCanceled;
  }

  #invoke(event: Event, isCapturing: boolean): void {
    const state = eventState(event);
    if (state.stopsPropagation) return;
    // As they are now: what listeners add is not called, what they remove isn't either.
    for (const registration of this.#registrations.get(state.type) ?? []) {
      if (registration.isRemoved || registration.capture !== isCapturing) continue;
      if (registration.once) this.#drop(state.type, registration);
      state.isPassive = registration.passive;
      try {
        call(registration.callback, this, event);
      } catch (error) {
        reportException(error);
      }
      state.isPassive = false;
      if (state.stopsImmediately) return;
    }
  }
}

function call(callback: Listener, target: EventTarget, event: Event): void {
  if (typeof callback === "function") {
    callback.call(target, event);
    return;
  }
  const { handleEvent } = callback;
  if (typeof handleEvent !== "function") {
    throw new TypeError("The listener is an object without a function handleEvent");
  }
  handleEvent.call(callback, event);
}

function listenerOf(value: unknown): Listener | null {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) {
    throw invalidArgument(
      `The "listener" argument must be an instance of EventListener. ${received(value)}`,
    );
  }
  return value as Listener;
}

function captureOf(options: unknown): boolean {
  return Boolean(isObject(options) ? (options as ListenerOptions).capture : options);
}

function optionsOf(options: unknown): ListenerOptions {
  if (!isObject(options)) return { capture: Boolean(options) };
  const { capture, once, passive, signal } = options as ListenerOptions;
  if (signal !== undefined && abortState(signal) === undefined) {
    throw invalidArgument(
      `The "options.signal" property must be an instance of AbortSignal. ${received(signal)}`,
    );
  }
  return {
    capture: Boolean(capture),
    once: Boolean(once),
    passive: Boolean(passive),
    ...(signal === undefined ? {} : { signal }),
  };
}

webInterface(EventTarget, "EventTarget", {
  addEventListener: 2,
  removeEventListener: 2,
  dispatchEvent: 1,
});
inspectAs(EventTarget, () => ({}));
