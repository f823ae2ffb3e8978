import { load } from "../load.ts";

/** Warns of a promise that was rejected while nothing handled it. */
export function warnRejection(reason: unknown): void {
  native.write(
    2,
    `Warning: a promise was rejected and nothing handled it: ${load("inspect").inspect(reason)}\n`,
  );
}
