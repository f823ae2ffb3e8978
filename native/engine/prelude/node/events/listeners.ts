import { load } from "../../load.ts";
import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { validateAbortSignal, validateFunction } from "../validators.ts";
import type { EventEmitter, Listener } from "./emitter.ts";
import type { Signal } from "./once.ts";

/** `events.getEventListeners` */
export function getEventListeners(source: unknown, name: string | symbol): Listener[] {
  if (typeof (source as EventEmitter | undefined)?.listeners === "function") {
    return (source as EventEmitter).listeners(name);
  }
  const { EventTarget, listenersOf } = load("events");
  if (source instanceof EventTarget) {
    return listenersOf(source, String(name)) as Listener[];
  }
  throw new ERR_INVALID_ARG_TYPE("emitter", ["EventEmitter", "EventTarget"], source);
}

/** `events.listenerCount`, deprecated in Node. */
export function listenerCount(emitter: EventEmitter, name: string | symbol): number {
  return emitter.listenerCount(name);
}

/** `events.addAbortListener`: calls once when the signal is aborted; gives what takes the listener away again. */
export function addAbortListener(signal: Signal, listener: () => void): Disposable {
  if (signal === undefined) throw new ERR_INVALID_ARG_TYPE("signal", "AbortSignal", signal);
  validateAbortSignal(signal, "signal");
  validateFunction(listener, "listener");
  if (signal.aborted) {
    native.queueMicrotask(() => listener());
    return { [Symbol.dispose]() {} };
  }
  signal.addEventListener("abort", listener, { once: true });
  return {
    [Symbol.dispose]() {
      signal.removeEventListener("abort", listener);
    },
  };
}
