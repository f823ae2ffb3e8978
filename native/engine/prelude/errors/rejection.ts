import { load } from "../load.ts";
import { nextTick } from "../node/next-tick.ts";

let listener: ((reason: unknown, promise: unknown) => boolean) | undefined;

/** Sets who is told first: the emitter of `process`, once it is used. Gives whether anyone listened. */
export function listenToRejections(listen: typeof listener): void {
  listener = listen;
}

/** Tells of a promise that was rejected while nothing handled it. */
export function reportRejection(reason: unknown, promise: unknown): void {
  try {
    if (listener?.(reason, promise)) return;
  } catch (error) {
    // As in Node, where it is an uncaught exception.
    nextTick(() => {
      throw error;
    });
    return;
  }
  native.write(
    2,
    `Warning: a promise was rejected and nothing handled it: ${load("inspect").inspect(reason)}\n`,
  );
}
