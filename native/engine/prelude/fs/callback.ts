import { validateFunction } from "../node/validators.ts";
import { later } from "./later.ts";

/** A callback of Node: an error or null, then results. */
export type Callback = (error: unknown, ...results: unknown[]) => void;

/**
 * Runs an operation at once, and calls back with its outcome in a later turn of the event loop. Wrong arguments are
 * thrown instead, as Node does.
 */
export function callBack(callback: Callback, operation: () => readonly unknown[]): void {
  let results: readonly unknown[];
  try {
    results = operation();
  } catch (error) {
    if (isArgumentError(error)) throw error;
    later(() => callback(error));
    return;
  }
  later(() => callback(null, ...results));
}

function isArgumentError(error: unknown): boolean {
  const code = String((error as { code?: unknown } | null)?.code);
  return /^ERR_(?!FS_|CAPSULE_)/.test(code);
}

/** An operation as a function whose last argument is a callback. */
export function withCallback<Args extends never[]>(
  operation: (...args: Args) => unknown,
): (...args: unknown[]) => void {
  return (...args) => {
    const callback = args.pop();
    validateFunction(callback, "cb");
    callBack(callback as Callback, () => {
      const result = operation(...(args as unknown as Args));
      return result === undefined ? [] : [result];
    });
  };
}
