import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import type { Signal } from "../events/once.ts";
import { validateAbortSignal, validateObject } from "../validators.ts";

/** `util.aborted`: resolves when the signal is aborted. */
export async function aborted(signal: Signal, resource: unknown): Promise<void> {
  if (signal === undefined) throw new ERR_INVALID_ARG_TYPE("signal", "AbortSignal", signal);
  validateAbortSignal(signal, "signal");
  validateObject(resource, "resource", { function: true });
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
