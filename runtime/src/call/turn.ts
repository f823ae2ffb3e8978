/**
 * Milliseconds of each turn of the event loop that brief calls may take on its own thread. Those beyond run beside
 * it: timers, connections and the other calls don't wait for a program that makes one call after another.
 */
const SHARE = 2;

let taken = 0;

/** Whether a call may run on this thread. */
export function mayRunHere(): boolean {
  return taken < SHARE;
}

/** Something has run on this thread since then. */
export function tookTurn(since: number): void {
  if (taken === 0) setImmediate(nextTurn);
  // More than nothing, however coarse the clock is.
  taken += Math.max(performance.now() - since, 0.001);
}

function nextTurn(): void {
  taken = 0;
}
