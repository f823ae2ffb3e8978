import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { validateFunction } from "../validators.ts";
import type { Channel, Subscriber } from "./channel.ts";
import { channel } from "./channels.ts";

const EVENTS = ["start", "end", "asyncStart", "asyncEnd", "error"] as const;

type Event = (typeof EVENTS)[number];
type Channels = Record<Event, Channel>;

/** What is told of an operation; the same object for all of its events. */
interface Told {
  result?: unknown;
  error?: unknown;
}

type AnyFunction = (...args: unknown[]) => unknown;

/** Node's `TracingChannel`: the channels of an operation's events. */
export class TracingChannel implements Channels {
  declare readonly start: Channel;
  declare readonly end: Channel;
  declare readonly asyncStart: Channel;
  declare readonly asyncEnd: Channel;
  declare readonly error: Channel;

  constructor(from: unknown) {
    for (const event of EVENTS) Object.defineProperty(this, event, { value: find(from, event) });
  }

  get hasSubscribers(): boolean {
    return EVENTS.some((event) => this[event].hasSubscribers);
  }

  subscribe(handlers: Partial<Record<Event, Subscriber>>): void {
    for (const event of EVENTS) {
      const handler = handlers[event];
      if (handler) this[event].subscribe(handler);
    }
  }

  unsubscribe(handlers: Partial<Record<Event, Subscriber>>): boolean {
    let isDone = true;
    for (const event of EVENTS) {
      const handler = handlers[event];
      if (handler && !this[event].unsubscribe(handler)) isDone = false;
    }
    return isDone;
  }

  traceSync(fn: AnyFunction, told: Told = {}, thisArg?: unknown, ...args: unknown[]): unknown {
    if (!this.hasSubscribers) return Reflect.apply(fn, thisArg, args);
    return this.#run(told, () => {
      told.result = Reflect.apply(fn, thisArg, args);
      return told.result;
    });
  }

  tracePromise(fn: AnyFunction, told: Told = {}, thisArg?: unknown, ...args: unknown[]): unknown {
    if (!this.hasSubscribers) return Reflect.apply(fn, thisArg, args);
    const settle = (): void => {
      this.asyncStart.publish(told);
      this.asyncEnd.publish(told);
    };
    return this.#run(told, () =>
      Promise.resolve(Reflect.apply(fn, thisArg, args)).then(
        (result) => {
          told.result = result;
          settle();
          return result;
        },
        (error) => {
          told.error = error;
          this.error.publish(told);
          settle();
          throw error;
        },
      ),
    );
  }

  /** `position`: which of the arguments is the callback, from the end if negative. */
  traceCallback(
    fn: AnyFunction,
    position = -1,
    told: Told = {},
    thisArg?: unknown,
    ...args: unknown[]
  ): unknown {
    if (!this.hasSubscribers) return Reflect.apply(fn, thisArg, args);
    const { asyncStart, asyncEnd, error } = this;
    const callback = args.at(position);
    validateFunction(callback, "callback");
    args.splice(position, 1, function (this: unknown, ...results: unknown[]) {
      const [failure, result] = results;
      if (failure) {
        told.error = failure;
        error.publish(told);
      } else {
        told.result = result;
      }
      asyncStart.runStores(told, () => {
        try {
          return Reflect.apply(callback, this, results);
        } finally {
          asyncEnd.publish(told);
        }
      });
    });
    return this.#run(told, () => Reflect.apply(fn, thisArg, args));
  }

  #run<T>(told: Told, work: () => T): T {
    return this.start.runStores(told, () => {
      try {
        return work();
      } catch (error) {
        told.error = error;
        this.error.publish(told);
        throw error;
      } finally {
        this.end.publish(told);
      }
    });
  }
}

/** The channel of an event: of the operation's name, or among those that were given. */
function find(from: unknown, event: Event): Channel {
  if (typeof from === "string") return channel(`tracing:${from}:${event}`);
  if (typeof from === "object" && from !== null) {
    const given = (from as Partial<Channels>)[event];
    if (typeof given?.publish === "function") return given;
    throw new ERR_INVALID_ARG_TYPE(`nameOrChannels.${event}`, "Channel", given);
  }
  throw new ERR_INVALID_ARG_TYPE("nameOrChannels", ["string", "object", "TracingChannel"], from);
}
