import { AbortError } from "../errors/abort-error.ts";
import { validateAbortSignal } from "../validators.ts";
import type { EventEmitter } from "./emitter.ts";
import { listen, type Source, unlisten } from "./targets.ts";

/** As far as the signals of operations are used. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void, options?: object): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** `events.once`: resolves with the arguments of the next such event, rejects at an `error` before it. */
export async function once(
  source: Source,
  name: string | symbol,
  options: { signal?: Signal } = {},
): Promise<unknown[]> {
  const { signal } = options ?? {};
  validateAbortSignal(signal, "options.signal");
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  return new Promise((resolve, reject) => {
    const isEmitter = typeof (source as EventEmitter | undefined)?.on === "function";
    const onEvent = (...args: unknown[]): void => {
      finish();
      resolve(args);
    };
    const onError = (error: unknown): void => {
      unlisten(source, name, onEvent);
      finish();
      reject(error);
    };
    const onAbort = (): void => {
      unlisten(source, name, onEvent);
      finish();
      reject(new AbortError(undefined, { cause: signal?.reason }));
    };
    function finish(): void {
      if (isEmitter && name !== "error") unlisten(source, "error", onError);
      signal?.removeEventListener("abort", onAbort);
    }
    listen(source, name, onEvent, true);
    // An EventTarget's errors are events like others.
    if (isEmitter && name !== "error") listen(source, "error", onError, true);
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
