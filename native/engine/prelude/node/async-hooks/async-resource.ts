import { unavailable } from "../../errors/unavailable.ts";
import { defineError } from "../errors/node-error.ts";
import { deprecate } from "../util/deprecate.ts";
import { validateFunction, validateString } from "../validators.ts";
import { callIn, currentContext } from "./context.ts";

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

interface Options {
  triggerAsyncId?: number;
  requireManualDestroy?: boolean;
}

const ERR_INVALID_ASYNC_ID = defineError(
  RangeError,
  "ERR_INVALID_ASYNC_ID",
  (name: string, value: unknown) => `Invalid ${name} value: ${String(value)}`,
);

/** The first number that is not that of a program's start. */
let nextId = 2;

const NOTE = "The asyncResource property on bound functions is deprecated";

/** Node's `AsyncResource`: calls functions with the values of AsyncLocalStorage of when it was made. */
export class AsyncResource {
  readonly #context = currentContext();
  readonly #id = nextId++;
  readonly #trigger: number | undefined;

  constructor(type: string, options: number | Options = {}) {
    validateString(type, "type");
    const trigger = typeof options === "number" ? options : options.triggerAsyncId;
    if (trigger !== undefined && (!Number.isSafeInteger(trigger) || trigger < -1)) {
      throw new ERR_INVALID_ASYNC_ID("triggerAsyncId", trigger);
    }
    this.#trigger = trigger;
  }

  static bind(fn: AnyFunction, type?: string, thisArg?: unknown): AnyFunction {
    return new AsyncResource(type || fn.name || "bound-anonymous-fn").bind(fn, thisArg);
  }

  runInAsyncScope<T>(fn: (...args: unknown[]) => T, thisArg?: unknown, ...args: unknown[]): T {
    return callIn(this.#context, () => Reflect.apply(fn, thisArg, args));
  }

  /** There are no hooks that could be told. */
  emitDestroy(): this {
    return this;
  }

  asyncId(): number {
    return this.#id;
  }

  triggerAsyncId(): number {
    if (this.#trigger !== undefined) return this.#trigger;
    throw unavailable("asyncResource.triggerAsyncId()", "Give the option `triggerAsyncId`.");
  }

  bind(fn: AnyFunction, thisArg?: unknown): AnyFunction {
    validateFunction(fn, "fn");
    let resource: unknown = this;
    const run = (self: unknown, args: unknown[]) => this.runInAsyncScope(fn, self, ...args);
    const bound: AnyFunction =
      thisArg === undefined
        ? function (...args) {
            return run(this, args);
          }
        : (...args) => run(thisArg, args);
    return Object.defineProperties(bound, {
      length: { value: fn.length, configurable: true },
      asyncResource: {
        get: deprecate(() => resource, NOTE, "DEP0172"),
        set: deprecate(
          (other) => {
            resource = other;
          },
          NOTE,
          "DEP0172",
        ) as (other: unknown) => void,
        configurable: true,
        enumerable: true,
      },
    });
  }
}
