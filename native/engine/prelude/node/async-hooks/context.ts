import type { AsyncLocalStorage } from "./async-local-storage.ts";

/** The values of all storages that hold at a time. It is never changed: another one takes its place. */
export type Context = ReadonlyMap<AsyncLocalStorage, unknown> | undefined;

/** Missing until the first storage runs: up to then there is nothing to keep. */
let natives: NativeAsyncContext | undefined;

/** What holds now. The engine carries it over to jobs and to what follows an `await`. */
export function currentContext(): Context {
  return natives?.get() as Context;
}

/** Lets another one hold; gives the one before. */
export function swapContext(next: Context): Context {
  natives ??= native.group("asyncContext");
  return natives.swap(next) as Context;
}

/** Calls a function where `context` holds. */
export function callIn<T>(context: Context, callback: () => T): T {
  if (natives === undefined) return callback();
  const outer = natives.swap(context);
  try {
    return callback();
  } finally {
    natives.swap(outer);
  }
}
