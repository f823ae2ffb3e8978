import type { Sandbox } from "@capsule/native";

/** Calls that a signal would end, with their sandboxes. */
type Calls = Map<number, Sandbox>;

/**
 * One listener for each signal, however many calls share it: with one each, Node would warn of a
 * leak from the eleventh on.
 */
const signals = new WeakMap<AbortSignal, { calls: Calls; listener: () => void }>();

/** Ends the call as cancelled when the signal is aborted, until {@link release}. */
export function cancelOn(signal: AbortSignal, sandbox: Sandbox, call: number): void {
  let entry = signals.get(signal);
  if (entry === undefined) {
    const calls: Calls = new Map();
    entry = { calls, listener: () => cancelAll(calls) };
    signals.set(signal, entry);
    signal.addEventListener("abort", entry.listener, { once: true });
  }
  entry.calls.set(call, sandbox);
}

/** Forgets a call that has ended; the last one takes the listener away. */
export function release(signal: AbortSignal, call: number): void {
  const entry = signals.get(signal);
  if (entry === undefined) return;
  entry.calls.delete(call);
  if (entry.calls.size > 0) return;
  signals.delete(signal);
  signal.removeEventListener("abort", entry.listener);
}

function cancelAll(calls: Calls): void {
  for (const [call, sandbox] of calls) sandbox.cancel(call);
}
