import { AbortError } from "../errors/abort-error.ts";
import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { validateAbortSignal, validateInteger } from "../validators.ts";
import type { EventEmitter } from "./emitter.ts";
import type { Signal } from "./once.ts";
import { listen, type Source, unlisten } from "./targets.ts";

interface Options {
  signal?: Signal;
  /** Names of events that end the iteration. */
  close?: (string | symbol)[];
  highWaterMark?: number;
  lowWaterMark?: number;
}

interface Waiting {
  resolve(result: IteratorResult<unknown[]>): void;
  reject(error: unknown): void;
}

/** `events.on`: an async iterator over the arguments of all events of that name. */
export function on(
  source: Source,
  name: string | symbol,
  options: Options = {},
): AsyncIterableIterator<unknown[]> {
  const { signal, close, highWaterMark, lowWaterMark = 1 } = options;
  validateAbortSignal(signal, "options.signal");
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  const most = highWaterMark ?? Number.MAX_SAFE_INTEGER;
  validateInteger(most, "options.highWaterMark", 1);
  validateInteger(lowWaterMark, "options.lowWaterMark", 1);
  const isEmitter = typeof (source as EventEmitter | undefined)?.on === "function";
  const events: unknown[][] = [];
  const waiting: Waiting[] = [];
  let failure: { error: unknown } | undefined;
  let isPaused = false;
  let isDone = false;

  const onEvent = (...args: unknown[]): void => {
    const next = waiting.shift();
    if (next !== undefined) {
      next.resolve({ value: args, done: false });
      return;
    }
    events.push(args);
    if (!isPaused && events.length > most) {
      isPaused = true;
      (source as { pause?(): void }).pause?.();
    }
  };
  const onError = (error: unknown): void => {
    const next = waiting.shift();
    if (next === undefined) failure = { error };
    else next.reject(error);
    finish();
  };
  const onAbort = (): void => onError(new AbortError(undefined, { cause: signal?.reason }));
  const onClose = (): void => void finish();

  function finish(): Promise<IteratorResult<unknown[]>> {
    unlisten(source, name, onEvent);
    if (isEmitter && name !== "error") unlisten(source, "error", onError);
    for (const event of close ?? []) unlisten(source, event, onClose);
    signal?.removeEventListener("abort", onAbort);
    isDone = true;
    for (const next of waiting.splice(0)) next.resolve({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  }

  listen(source, name, onEvent);
  if (isEmitter && name !== "error") listen(source, "error", onError);
  for (const event of close ?? []) listen(source, event, onClose);
  signal?.addEventListener("abort", onAbort, { once: true });

  const iterator = {
    next(): Promise<IteratorResult<unknown[]>> {
      const value = events.shift();
      if (value !== undefined) {
        if (isPaused && events.length < lowWaterMark) {
          isPaused = false;
          (source as { resume?(): void }).resume?.();
        }
        return Promise.resolve({ value, done: false });
      }
      if (failure !== undefined) {
        const { error } = failure;
        failure = undefined;
        return Promise.reject(error);
      }
      if (isDone) return finish();
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    return: finish,
    throw(error: unknown): Promise<IteratorResult<unknown[]>> {
      if (!(error instanceof Error)) {
        throw new ERR_INVALID_ARG_TYPE("EventEmitter.AsyncIterator", "Error", error);
      }
      onError(error);
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  const prototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);
  return Object.setPrototypeOf(iterator, prototype) as AsyncIterableIterator<unknown[]>;
}
