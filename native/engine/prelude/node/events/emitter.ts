import { load } from "../../load.ts";
import { ERR_UNHANDLED_ERROR } from "../errors/codes.ts";
import { nextTick } from "../next-tick.ts";
import { validateBoolean, validateFunction, validateNumber } from "../validators.ts";
import { warn } from "../warning.ts";

/** Called with an error before its listeners, and whether there are any or not. */
export const errorMonitor = Symbol("events.errorMonitor");
/** The method that gets what a listener's promise was rejected with. */
export const REJECTION = Symbol.for("nodejs.rejection");
export const CAPTURE = Symbol("kCapture");

/** What is called when an event happens. */
// biome-ignore lint/suspicious/noExplicitAny: a listener takes whatever is emitted.
export type Listener = (this: any, ...args: any[]) => unknown;

interface Wrapped extends Listener {
  /** The listener of `once`. */
  listener?: Listener;
}

type Name = string | symbol;
type Events = Record<Name, Wrapped | Wrapped[]> & object;

/** An object that emits events. Properties as Node has them: packages read them. */
export interface EventEmitter {
  _events: Events | undefined;
  _eventsCount: number;
  _maxListeners: number | undefined;
  [CAPTURE]?: boolean;
  [REJECTION]?(error: unknown, name: Name, ...args: unknown[]): void;
  setMaxListeners(count: number): this;
  getMaxListeners(): number;
  emit(name: Name, ...args: unknown[]): boolean;
  addListener(name: Name, listener: Listener): this;
  on(name: Name, listener: Listener): this;
  prependListener(name: Name, listener: Listener): this;
  once(name: Name, listener: Listener): this;
  prependOnceListener(name: Name, listener: Listener): this;
  removeListener(name: Name, listener: Listener): this;
  off(name: Name, listener: Listener): this;
  removeAllListeners(name?: Name): this;
  listeners(name: Name): Listener[];
  rawListeners(name: Name): Listener[];
  listenerCount(name: Name, listener?: Listener): number;
  eventNames(): Name[];
}

interface Options {
  captureRejections?: boolean;
}

interface EventEmitterConstructor {
  new (options?: Options): EventEmitter;
  (options?: Options): void;
  prototype: EventEmitter;
  init(this: EventEmitter, options?: Options): void;
  defaultMaxListeners: number;
  captureRejections: boolean;
}

let defaultMaxListeners = 10;

/** Node's `EventEmitter`: a class that can also be called without `new`, as `util.inherits` needs it. */
export const EventEmitter = function EventEmitter(this: EventEmitter, options?: Options): void {
  init.call(this, options);
} as unknown as EventEmitterConstructor;

function init(this: EventEmitter, options?: Options) {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    this._events = Object.create(null) as Events;
    this._eventsCount = 0;
  }
  this._maxListeners ??= undefined;
  if (options?.captureRejections) {
    validateBoolean(options.captureRejections, "options.captureRejections");
    this[CAPTURE] = Boolean(options.captureRejections);
  } else {
    this[CAPTURE] = EventEmitter.prototype[CAPTURE] as boolean;
  }
}

function checkListener(listener: unknown): asserts listener is Listener {
  validateFunction(listener, "listener");
}

function maxListeners(emitter: EventEmitter): number {
  return emitter._maxListeners ?? defaultMaxListeners;
}

function emit(this: EventEmitter, name: Name, ...args: unknown[]): boolean {
  const events = this._events;
  if (name === "error") {
    if (events?.[errorMonitor] !== undefined) this.emit(errorMonitor, ...args);
    if (events?.error === undefined) throw unhandled(args);
  }
  const handler = events?.[name];
  if (handler === undefined) return false;
  if (typeof handler === "function") {
    follow(this, handler.apply(this, args), name, args);
  } else {
    for (const listener of handler.slice()) follow(this, listener.apply(this, args), name, args);
  }
  return true;
}

/** What an `error` event throws that nobody listens to. */
function unhandled(args: unknown[]): unknown {
  const [error] = args;
  if (error instanceof Error) return error;
  let shown: string | undefined;
  try {
    shown = load("inspect").inspect(error);
  } catch {
    shown = String(error);
  }
  return Object.assign(new ERR_UNHANDLED_ERROR(shown), {
    context: error,
  });
}

/** Takes care of the rejection of a listener that is an async function, where that was asked for. */
function follow(emitter: EventEmitter, result: unknown, name: Name, args: unknown[]): void {
  if (!emitter[CAPTURE] || result === undefined || result === null) return;
  const { then } = result as { then?: unknown };
  if (typeof then !== "function") return;
  then.call(result, undefined, (error: unknown) => {
    // Not within the promise: what is thrown then is nobody's rejection.
    nextTick(rejected, emitter, error, name, args);
  });
}

function rejected(emitter: EventEmitter, error: unknown, name: Name, args: unknown[]): void {
  const handle = emitter[REJECTION];
  if (typeof handle === "function") {
    handle.call(emitter, error, name, ...args);
    return;
  }
  const captures = emitter[CAPTURE];
  // An `error` listener that rejects must not be called for that again.
  emitter[CAPTURE] = false;
  try {
    emitter.emit("error", error);
  } finally {
    emitter[CAPTURE] = captures as boolean;
  }
}

function add(emitter: EventEmitter, name: Name, listener: Wrapped, first: boolean): EventEmitter {
  checkListener(listener);
  let events = emitter._events;
  if (events === undefined) {
    events = emitter._events = Object.create(null) as Events;
    emitter._eventsCount = 0;
  } else if (events.newListener !== undefined) {
    // Before it is added: a listener of "newListener" is not told of itself.
    emitter.emit("newListener", name, listener.listener ?? listener);
    events = emitter._events as Events;
  }
  const existing = events[name];
  if (existing === undefined) {
    events[name] = listener;
    emitter._eventsCount++;
    return emitter;
  }
  const list = typeof existing === "function" ? [existing] : existing;
  if (first) list.unshift(listener);
  else list.push(listener);
  events[name] = list;
  warnOfLeak(emitter, name, list as Wrapped[] & { warned?: boolean });
  return emitter;
}

function warnOfLeak(
  emitter: EventEmitter,
  name: Name,
  list: Wrapped[] & { warned?: boolean },
): void {
  const most = maxListeners(emitter);
  if (most <= 0 || list.length <= most || list.warned) return;
  list.warned = true;
  const shown = load("inspect").inspect(emitter, { depth: -1 });
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${list.length} ${String(name)} listeners added to ${shown}. MaxListeners is ${most}. Use emitter.setMaxListeners() to increase limit`,
  );
  warning.name = "MaxListenersExceededWarning";
  warn(Object.assign(warning, { emitter, type: name, count: list.length }));
}

function wrapOnce(emitter: EventEmitter, name: Name, listener: Listener): Wrapped {
  let isFired = false;
  const wrapped: Wrapped = (...args) => {
    if (isFired) return undefined;
    emitter.removeListener(name, wrapped);
    isFired = true;
    return listener.apply(emitter, args);
  };
  wrapped.listener = listener;
  return wrapped;
}

function remove(this: EventEmitter, name: Name, listener: Listener): EventEmitter {
  checkListener(listener);
  const events = this._events;
  const list = events?.[name];
  if (events === undefined || list === undefined) return this;
  if (typeof list === "function") {
    if (list !== listener && list.listener !== listener) return this;
    forget(this, name);
  } else {
    const at = list.findLastIndex((one) => one === listener || one.listener === listener);
    if (at < 0) return this;
    list.splice(at, 1);
    if (list.length === 1) events[name] = list[0] as Wrapped;
  }
  if (events.removeListener !== undefined) this.emit("removeListener", name, listener);
  return this;
}

function forget(emitter: EventEmitter, name: Name): void {
  emitter._eventsCount--;
  if (emitter._eventsCount === 0) emitter._events = Object.create(null) as Events;
  else delete emitter._events?.[name];
}

function removeAll(this: EventEmitter, ...names: Name[]): EventEmitter {
  const [name] = names;
  const events = this._events;
  if (events === undefined) return this;
  if (events.removeListener === undefined) {
    if (names.length === 0) {
      this._events = Object.create(null) as Events;
      this._eventsCount = 0;
    } else if (events[name as Name] !== undefined) forget(this, name as Name);
    return this;
  }
  if (names.length === 0) {
    for (const key of Reflect.ownKeys(events)) {
      if (key !== "removeListener") this.removeAllListeners(key);
    }
    this.removeAllListeners("removeListener");
    this._events = Object.create(null) as Events;
    this._eventsCount = 0;
    return this;
  }
  const list = events[name as Name];
  const all = typeof list === "function" ? [list] : (list ?? []).slice();
  for (const listener of all.reverse()) this.removeListener(name as Name, listener);
  return this;
}

function list(emitter: EventEmitter, name: Name, unwrap: boolean): Listener[] {
  const found = emitter._events?.[name];
  if (found === undefined) return [];
  const all = typeof found === "function" ? [found] : found.slice();
  return unwrap ? all.map((one) => one.listener ?? one) : all;
}

function count(this: EventEmitter, name: Name, listener?: Listener): number {
  const found = this._events?.[name];
  if (found === undefined) return 0;
  const all = typeof found === "function" ? [found] : found;
  if (listener === undefined || listener === null) return all.length;
  return all.filter((one) => one === listener || one.listener === listener).length;
}

function on(this: EventEmitter, name: Name, listener: Listener): EventEmitter {
  return add(this, name, listener, false);
}

Object.assign(EventEmitter.prototype, {
  _events: undefined,
  _eventsCount: 0,
  _maxListeners: undefined,
  setMaxListeners(this: EventEmitter, most: number) {
    validateNumber(most, "setMaxListeners", 0);
    this._maxListeners = most;
    return this;
  },
  getMaxListeners(this: EventEmitter) {
    return maxListeners(this);
  },
  emit,
  addListener: on,
  on,
  prependListener(this: EventEmitter, name: Name, listener: Listener) {
    return add(this, name, listener, true);
  },
  once(this: EventEmitter, name: Name, listener: Listener) {
    checkListener(listener);
    return this.on(name, wrapOnce(this, name, listener));
  },
  prependOnceListener(this: EventEmitter, name: Name, listener: Listener) {
    checkListener(listener);
    return this.prependListener(name, wrapOnce(this, name, listener));
  },
  removeListener: remove,
  off: remove,
  removeAllListeners: removeAll,
  listeners(this: EventEmitter, name: Name) {
    return list(this, name, true);
  },
  rawListeners(this: EventEmitter, name: Name) {
    return list(this, name, false);
  },
  listenerCount: count,
  eventNames(this: EventEmitter) {
    return this._eventsCount > 0 ? Reflect.ownKeys(this._events as Events) : [];
  },
});

Object.assign(EventEmitter, { init });
Object.defineProperty(EventEmitter.prototype, CAPTURE, { value: false, writable: true });

Object.defineProperties(EventEmitter, {
  defaultMaxListeners: {
    enumerable: true,
    get: () => defaultMaxListeners,
    set(most: unknown) {
      validateNumber(most, "defaultMaxListeners", 0);
      defaultMaxListeners = most;
    },
  },
  captureRejections: {
    enumerable: true,
    get: () => EventEmitter.prototype[CAPTURE],
    set(value: unknown) {
      validateBoolean(value, "EventEmitter.captureRejections");
      EventEmitter.prototype[CAPTURE] = value;
    },
  },
});
