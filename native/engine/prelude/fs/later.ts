import { setImmediate } from "../timers.ts";

/** Calls back in a later turn of the event loop, as what waited for a disk does: timers have their turn in between. */
export function later(callback: () => void): void {
  setImmediate(callback);
}

/**
 * An operation as a function that gives a promise. Files are read and written at once, only the answer comes later.
 */
export function promised<Args extends unknown[], T>(
  operation: (...args: Args) => T,
): (...args: Args) => Promise<T> {
  return async (...args) => {
    try {
      return await operation(...args);
    } finally {
      await new Promise<void>((resolve) => later(resolve));
    }
  };
}
