import * as codes from "../../errors/codes.ts";

export { AbortError } from "../../errors/abort-error.ts";
export { codes };

/** Both of two errors where there are two. */
export function aggregateTwoErrors(inner: unknown, outer: unknown): unknown {
  if (!inner || !outer || inner === outer) return inner || outer;
  const { errors, message, code } = outer as Error & { errors?: unknown; code?: unknown };
  if (Array.isArray(errors)) {
    errors.push(inner);
    return outer;
  }
  return Object.assign(new AggregateError([outer, inner], message), { code });
}

/** Frames of the prelude are hidden anyway. */
export function hideStackFrames<F>(fn: F): F {
  return fn;
}
