import { dictionary, invalidArgument } from "../webidl/convert.ts";
import { cloneWith } from "./clone-with.ts";

/** The Web's `structuredClone`. */
export function structuredClone<T>(...args: [value?: T, options?: { transfer?: object[] }]): T {
  if (args.length === 0) {
    throw invalidArgument('The "value" argument must be specified', "ERR_MISSING_ARGS");
  }
  const { transfer } = dictionary(args[1], "options");
  return cloneWith(args[0], transferList(transfer)).value as T;
}

/** The objects of a `transfer` option. */
export function transferList(transfer: unknown): object[] {
  if (transfer === undefined) return [];
  if (typeof (transfer as Partial<Iterable<object>> | null)?.[Symbol.iterator] !== "function") {
    throw invalidArgument('The "options.transfer" property must be an iterable of objects');
  }
  return [...(transfer as Iterable<object>)];
}

Object.defineProperty(structuredClone, "length", { value: 1, configurable: true });
