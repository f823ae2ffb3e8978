import { AsyncResource } from "./async-resource.ts";
import { callIn, currentContext, swapContext } from "./context.ts";

type AnyFunction = (...args: never[]) => unknown;

/** Node's `AsyncLocalStorage`: a value for everything that a callback does, whenever it does it. */
export class AsyncLocalStorage {
  #isEnabled = false;

  /** The function, to be called with the values of now. */
  static bind(fn: AnyFunction): AnyFunction {
    return AsyncResource.bind(fn as (...args: unknown[]) => unknown);
  }

  /** A function that calls others with the values of now. */
  static snapshot(): AnyFunction {
    return AsyncLocalStorage.bind((callback: AnyFunction, ...args: never[]) => callback(...args));
  }

  /** Forgets its value, until it runs again. */
  disable(): void {
    this.#isEnabled = false;
  }

  enterWith(store: unknown): void {
    this.#isEnabled = true;
    swapContext(new Map(currentContext()).set(this, store));
  }

  run<T>(store: unknown, callback: (...args: unknown[]) => T, ...args: unknown[]): T {
    if (Object.is(store, this.getStore())) return Reflect.apply(callback, null, args);
    this.#isEnabled = true;
    const outer = swapContext(new Map(currentContext()).set(this, store));
    try {
      return Reflect.apply(callback, null, args);
    } finally {
      swapContext(outer);
    }
  }

  exit<T>(callback: (...args: unknown[]) => T, ...args: unknown[]): T {
    if (!this.#isEnabled) return Reflect.apply(callback, null, args);
    const without = new Map(currentContext());
    without.delete(this);
    return callIn(without, () => Reflect.apply(callback, null, args));
  }

  getStore(): unknown {
    return this.#isEnabled ? currentContext()?.get(this) : undefined;
  }
}
