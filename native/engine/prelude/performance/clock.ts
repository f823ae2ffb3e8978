let origin: number | undefined;

/** Milliseconds since the call began. */
export const now = (): number => native.monotonic() / 1e6;

/**
 * When that was, in milliseconds since 1970; the same at every read. It is kept, which no snapshot gets to see: who
 * reads a clock while it is made is evaluated anew in each call.
 */
export function timeOrigin(): number {
  origin ??= Date.now() - now();
  return origin;
}
