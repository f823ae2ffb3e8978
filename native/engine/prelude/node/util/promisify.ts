import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { defineError } from "../errors/node-error.ts";
import { nextTick } from "../next-tick.ts";
// So that timers can be made promises.
import "../timers/promises.ts";
import { validateFunction } from "../validators.ts";

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** Under it, a function tells what it is as a promise. */
export const CUSTOM = Symbol.for("nodejs.util.promisify.custom");

const ERR_FALSY_VALUE_REJECTION = defineError(
  Error,
  "ERR_FALSY_VALUE_REJECTION",
  () => "Promise was rejected with falsy value",
);

/** `util.promisify` */
export const promisify = Object.assign(
  (original: AnyFunction & { [CUSTOM]?: AnyFunction }): AnyFunction => {
    validateFunction(original, "original");
    const custom = original[CUSTOM];
    if (custom) {
      validateFunction(custom, "util.promisify.custom");
      return Object.defineProperty(custom, CUSTOM, {
        value: custom,
        enumerable: false,
        writable: false,
        configurable: true,
      });
    }
    const promisified: AnyFunction = function (...args) {
      return new Promise((resolve, reject) => {
        original.call(this, ...args, (error: unknown, value: unknown) => {
          if (error) reject(error);
          else resolve(value);
        });
      });
    };
    Object.setPrototypeOf(promisified, Object.getPrototypeOf(original));
    Object.defineProperty(promisified, CUSTOM, {
      value: promisified,
      enumerable: false,
      writable: false,
      configurable: true,
    });
    return Object.defineProperties(promisified, Object.getOwnPropertyDescriptors(original));
  },
  { custom: CUSTOM },
);

/** `util.callbackify` */
export function callbackify(original: AnyFunction): AnyFunction {
  validateFunction(original, "original");
  const callbackified: AnyFunction = function (...args) {
    const callback = args.pop();
    if (typeof callback !== "function") {
      throw new ERR_INVALID_ARG_TYPE("last argument", "Function", callback);
    }
    const call = callback.bind(this) as (error: unknown, value?: unknown) => void;
    (original.apply(this, args) as Promise<unknown>).then(
      (value) => nextTick(call, null, value),
      (reason) => nextTick(call, reason || falsy(reason)),
    );
    return undefined;
  };
  const properties = Object.getOwnPropertyDescriptors(original) as unknown as Record<
    string,
    PropertyDescriptor
  >;
  if (typeof properties.length?.value === "number") properties.length.value++;
  if (typeof properties.name?.value === "string") properties.name.value += "Callbackified";
  return Object.defineProperties(callbackified, properties);
}

function falsy(reason: unknown): Error {
  return Object.assign(new ERR_FALSY_VALUE_REJECTION(), { reason });
}
