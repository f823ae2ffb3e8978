import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { validateNumber } from "../validators.ts";
import { EventEmitter, type Listener } from "./emitter.ts";

/** What events are listened for at: an emitter of Node's kind or an EventTarget. */
export type Source = EventEmitter | EventTargetLike;

interface EventTargetLike {
  addEventListener(type: string, listener: Listener, options?: object): void;
  removeEventListener(type: string, listener: Listener): void;
}

function isEmitter(source: unknown): source is EventEmitter {
  return typeof (source as EventEmitter | undefined)?.on === "function";
}

function isTarget(source: unknown): source is EventTargetLike {
  return typeof (source as EventTargetLike | undefined)?.addEventListener === "function";
}

/** Listens for an event, at either kind. */
export function listen(
  source: Source,
  name: string | symbol,
  listener: Listener,
  once = false,
): void {
  if (isEmitter(source)) {
    if (once) source.once(name, listener);
    else source.on(name, listener);
  } else if (isTarget(source)) {
    source.addEventListener(name as string, listener, { once });
  } else {
    throw new ERR_INVALID_ARG_TYPE("emitter", "EventEmitter", source);
  }
}

/** Stops listening. */
export function unlisten(source: Source, name: string | symbol, listener: Listener): void {
  if (typeof (source as EventEmitter).removeListener === "function") {
    (source as EventEmitter).removeListener(name, listener);
  } else if (isTarget(source)) {
    source.removeEventListener(name as string, listener);
  } else {
    throw new ERR_INVALID_ARG_TYPE("emitter", "EventEmitter", source);
  }
}

const LIMIT = Symbol("events.maxEventTargetListeners");

/** `events.setMaxListeners`; of EventTargets only the number is kept, there is no warning for them. */
export function setMaxListeners(
  most = EventEmitter.defaultMaxListeners,
  ...sources: Source[]
): void {
  validateNumber(most, "setMaxListeners", 0);
  if (sources.length === 0) EventEmitter.defaultMaxListeners = most;
  for (const source of sources) {
    if (typeof (source as EventEmitter).setMaxListeners === "function") {
      (source as EventEmitter).setMaxListeners(most);
    } else if (isTarget(source)) {
      Object.defineProperty(source, LIMIT, { value: most, writable: true, configurable: true });
    } else {
      throw new ERR_INVALID_ARG_TYPE("eventTargets", ["EventEmitter", "EventTarget"], source);
    }
  }
}

/** `events.getMaxListeners` */
export function getMaxListeners(source: Source): number {
  if (typeof (source as EventEmitter | undefined)?.getMaxListeners === "function") {
    return (source as EventEmitter).getMaxListeners();
  }
  if (isTarget(source)) {
    return (source as { [LIMIT]?: number })[LIMIT] ?? EventEmitter.defaultMaxListeners;
  }
  throw new ERR_INVALID_ARG_TYPE("emitter", ["EventEmitter", "EventTarget"], source);
}
