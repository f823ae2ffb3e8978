import { setImmediate } from "../../timers.ts";

/** Calls back as Node does once another thread is done: in a turn of its own. */
export function later(callback: (...args: unknown[]) => unknown, ...args: unknown[]): void {
  setImmediate(() => callback(...args));
}
