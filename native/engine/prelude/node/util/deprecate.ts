import { validateString } from "../validators.ts";
import { warn } from "../warning.ts";

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

const warned = new Set<string>();

/** `util.deprecate`: the function, which warns at its first call; once for each code. */
export function deprecate(fn: AnyFunction, message: string, code?: string): AnyFunction {
  if (code !== undefined) validateString(code, "code");
  let isWarned = false;
  function deprecated(this: unknown, ...args: unknown[]): unknown {
    if (!isWarned) {
      isWarned = true;
      if (code === undefined || !warned.has(code)) {
        if (code !== undefined) warned.add(code);
        const warning = new Error(message);
        warning.name = "DeprecationWarning";
        warn(code === undefined ? warning : Object.assign(warning, { code }));
      }
    }
    if (new.target) return Reflect.construct(fn, args, new.target);
    return Reflect.apply(fn, this, args);
  }
  Object.setPrototypeOf(deprecated, fn);
  if (fn.prototype) deprecated.prototype = fn.prototype;
  return deprecated;
}
