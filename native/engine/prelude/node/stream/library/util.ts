import { load } from "../../../load.ts";

export { addAbortListener } from "../../events/listeners.ts";

declare const AbortSignal: { any(signals: Iterable<unknown>): unknown };
declare const Blob: (new () => object) | undefined;

export const kEmptyObject = Object.freeze({});

export function once(callback: (...args: unknown[]) => void): (...args: unknown[]) => void {
  let isCalled = false;
  return function (this: unknown, ...args) {
    if (isCalled) return;
    isCalled = true;
    callback.apply(this, args);
  };
}

export function createDeferredPromise(): PromiseWithResolvers<unknown> {
  return Promise.withResolvers();
}

export const promisify = Object.assign(
  (callback: (done: (error: unknown, value: unknown) => void) => void) =>
    new Promise((resolve, reject) => {
      callback((error, value) => (error ? reject(error) : resolve(value)));
    }),
  { custom: Symbol.for("nodejs.util.promisify.custom") },
);

/** NODE_DEBUG is for those who work on Node. */
export function debuglog(): () => void {
  return () => {};
}

export function inspect(value: unknown, options?: object): string {
  return load("inspect").inspect(value, options);
}

export function deprecate<F>(fn: F): F {
  return fn;
}

export function isBlob(value: unknown): boolean {
  return typeof Blob === "function" && value instanceof Blob;
}

export function AbortSignalAny(signals: Iterable<unknown>): unknown {
  return AbortSignal.any(signals);
}
