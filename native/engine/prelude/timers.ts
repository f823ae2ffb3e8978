import { type Context, callIn, currentContext } from "./node/async-hooks/context.ts";

type Callback = (...args: unknown[]) => void;

interface Entry {
  timer: Timeout;
  callback: Callback;
  args: unknown[];
  context: Context;
}

const entries = new Map<number, Entry>();

/** What the functions that start a timer return; as a number, its number. */
export class Timeout {
  #id = 0;
  readonly #delay: number;
  readonly #repeats: boolean;

  constructor(callback: Callback, delay: number, repeats: boolean, args: unknown[]) {
    this.#delay = delay;
    this.#repeats = repeats;
    this.#start({ timer: this, callback, args, context: currentContext() });
  }

  #start(entry: Entry): void {
    this.#id = native.startTimer(this.#delay);
    entries.set(this.#id, entry);
  }

  /** Starts waiting anew. */
  refresh(): this {
    const entry = entries.get(this.#id);
    if (entry !== undefined) {
      this.stop();
      this.#start(entry);
    }
    return this;
  }

  /** For code written for Node. A call ends with its result, so a timer never keeps it alive anyway. */
  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }

  close(): this {
    this.stop();
    return this;
  }

  stop(): void {
    if (entries.delete(this.#id)) native.stopTimer(this.#id);
  }

  /** Lets an interval wait for its next time; before its callback runs, which may clear it. */
  rearm(entry: Entry): void {
    if (this.#repeats) this.#start(entry);
  }

  [Symbol.toPrimitive](): number {
    return this.#id;
  }

  [Symbol.dispose](): void {
    this.stop();
  }
}

/** Called by the event loop when a timer is due. */
export function fire(id: number): void {
  const entry = entries.get(id);
  if (entry === undefined) return;
  entries.delete(id);
  entry.timer.rearm(entry);
  const { timer, callback, args, context } = entry;
  callIn(context, () => callback.apply(timer, args));
}

function start(callback: unknown, delay: unknown, repeats: boolean, args: unknown[]): Timeout {
  if (typeof callback !== "function") {
    throw new TypeError(`The "callback" argument must be of type function. Received ${callback}`);
  }
  // As in browsers and Node: what isn't a number is 0, and 2^31 and more wraps to "at once".
  const milliseconds = Number(delay);
  const usable = milliseconds >= 0 && milliseconds < 2 ** 31 ? milliseconds : 0;
  return new Timeout(callback as Callback, usable, repeats, args);
}

export function setTimeout(callback: unknown, delay?: unknown, ...args: unknown[]): Timeout {
  return start(callback, delay, false, args);
}

/** At least a millisecond apart: an interval of 0 would leave no time for anything else. */
export function setInterval(callback: unknown, delay?: unknown, ...args: unknown[]): Timeout {
  return start(callback, Math.max(1, Number(delay) || 1), true, args);
}

export function setImmediate(callback: unknown, ...args: unknown[]): Timeout {
  if (typeof callback !== "function") {
    throw new TypeError(`The "callback" argument must be of type function. Received ${callback}`);
  }
  return new Timeout(callback as Callback, -1, false, args);
}

/** Stops a timer of any kind, given as an object or as its number. */
export function clearTimer(timer?: unknown): void {
  if (timer instanceof Timeout) timer.stop();
  else if (timer !== undefined && timer !== null) entries.get(Number(timer))?.timer.stop();
}

export function queueMicrotask(callback: unknown): void {
  if (typeof callback !== "function") {
    throw new TypeError(`The "callback" argument must be of type function. Received ${callback}`);
  }
  native.queueMicrotask(callback as () => void);
}
