import { clearTimer, setImmediate, setInterval, setTimeout, type Timeout } from "../../timers.ts";
import { AbortError } from "../errors/abort-error.ts";
import { ERR_ILLEGAL_CONSTRUCTOR } from "../errors/codes.ts";
import type { Signal } from "../events/once.ts";
import {
  validateAbortSignal,
  validateBoolean,
  validateNumber,
  validateObject,
} from "../validators.ts";

interface Options {
  signal?: Signal;
  ref?: boolean;
}

function check(options: Options, delay?: unknown): void {
  if (delay !== undefined) validateNumber(delay, "delay");
  validateObject(options, "options");
  validateAbortSignal(options.signal, "options.signal");
  if (options.ref !== undefined) validateBoolean(options.ref, "options.ref");
  const { signal } = options;
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
}

/** A promise that a timer resolves, and that the signal rejects. */
function wait<T>(start: (done: () => void) => Timeout, value: T, signal?: Signal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = start(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve(value);
    });
    const onAbort = (): void => {
      clearTimer(timer);
      reject(new AbortError(undefined, { cause: signal?.reason }));
    };
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

async function timeout<T>(delay?: number, value?: T, options: Options = {}): Promise<T> {
  check(options, delay);
  return wait((done) => setTimeout(done, delay), value as T, options.signal);
}

async function immediate<T>(value?: T, options: Options = {}): Promise<T> {
  check(options);
  return wait((done) => setImmediate(done), value as T, options.signal);
}

async function* interval<T>(delay?: number, value?: T, options: Options = {}): AsyncGenerator<T> {
  check(options, delay);
  const { signal } = options;
  let due = 0;
  let wake: (() => void) | undefined;
  const timer = setInterval(() => {
    due++;
    wake?.();
  }, delay);
  const onAbort = (): void => wake?.();
  signal?.addEventListener("abort", onAbort);
  try {
    while (!signal?.aborted) {
      if (due === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      for (; due > 0; due--) yield value as T;
    }
    throw new AbortError(undefined, { cause: signal.reason });
  } finally {
    clearTimer(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

class Scheduler {
  constructor() {
    throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  wait(delay: number, options?: Options): Promise<void> {
    return timeout(delay, undefined, options);
  }

  yield(): Promise<void> {
    return immediate();
  }
}

/** The module `node:timers/promises`. */
export const timersPromises = {
  setTimeout: timeout,
  setImmediate: immediate,
  setInterval: interval,
  scheduler: Object.create(Scheduler.prototype) as Scheduler,
};
for (const name of ["setTimeout", "setImmediate", "setInterval"] as const) {
  Object.defineProperty(timersPromises[name], "name", { value: name });
}

// What `util.promisify` makes of the timers.
const CUSTOM = Symbol.for("nodejs.util.promisify.custom");
for (const [timer, promised] of [
  [setTimeout, timeout],
  [setImmediate, immediate],
] as const) {
  Object.defineProperty(timer, CUSTOM, { value: promised, configurable: true });
}
