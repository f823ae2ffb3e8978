import type { AsyncLocalStorage } from "../async-hooks/async-local-storage.ts";
import { nextTick } from "../next-tick.ts";
import { validateFunction } from "../validators.ts";

/** What a channel's subscribers are. */
export type Subscriber = (message: unknown, name: string | symbol) => void;

type Transform = (message: unknown) => unknown;

/** Node's `Channel`. */
export class Channel {
  readonly name: string | symbol;
  /** Another array after each change: a message goes to those who were subscribed when it was published. */
  #subscribers: readonly Subscriber[] = [];
  readonly #stores = new Map<AsyncLocalStorage, Transform | undefined>();

  constructor(name: string | symbol) {
    this.name = name;
  }

  get hasSubscribers(): boolean {
    return this.#subscribers.length > 0 || this.#stores.size > 0;
  }

  subscribe(subscription: Subscriber): void {
    validateFunction(subscription, "subscription");
    this.#subscribers = [...this.#subscribers, subscription];
  }

  unsubscribe(subscription: Subscriber): boolean {
    const index = this.#subscribers.indexOf(subscription);
    if (index < 0) return false;
    this.#subscribers = this.#subscribers.filter((_, at) => at !== index);
    return true;
  }

  bindStore(store: AsyncLocalStorage, transform?: Transform): void {
    this.#stores.set(store, transform);
  }

  unbindStore(store: AsyncLocalStorage): boolean {
    return this.#stores.delete(store);
  }

  publish(message: unknown): void {
    for (const subscriber of this.#subscribers) {
      try {
        subscriber(message, this.name);
      } catch (error) {
        throwLater(error);
      }
    }
  }

  /** Calls the function with the message as the value of all bound stores, and publishes it. */
  runStores<T>(
    message: unknown,
    fn: (...args: never[]) => T,
    thisArg?: unknown,
    ...args: unknown[]
  ): T {
    let run = (): T => {
      this.publish(message);
      return Reflect.apply(fn, thisArg, args);
    };
    for (const [store, transform] of this.#stores) {
      const inner = run;
      run = () => {
        let value = message;
        try {
          if (transform !== undefined) value = transform(message);
        } catch (error) {
          throwLater(error);
          return inner();
        }
        return store.run(value, inner);
      };
    }
    return run();
  }
}

/** What a subscriber throws is not the publisher's: it ends the call, as in Node the process. */
function throwLater(error: unknown): void {
  nextTick(() => {
    throw error;
  });
}
