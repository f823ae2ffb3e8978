import { requireArguments } from "../webidl/convert.ts";

/** Makes the call fail with what was thrown where nobody catches it, such as in an event's listener. */
export function reportException(error: unknown): void {
  native.queueMicrotask(() => {
    throw error;
  });
}

/** The global `reportError`. */
export function reportError(...args: [error: unknown]): void {
  requireArguments(args.length, 1, "reportError");
  reportException(args[0]);
}
Object.defineProperty(reportError, "length", { value: 1, configurable: true });
