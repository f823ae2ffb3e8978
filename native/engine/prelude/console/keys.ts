import type { Context } from "./options.ts";

/** The properties of an object that are shown. */
export function keysOf(context: Context, value: object): (string | symbol)[] {
  const symbols = Object.getOwnPropertySymbols(value);
  if (context.showHidden) return [...Object.getOwnPropertyNames(value), ...symbols];
  return [
    ...Object.keys(value),
    ...symbols.filter((symbol) => Object.prototype.propertyIsEnumerable.call(value, symbol)),
  ];
}

/** Those of a list that aren't its elements. */
export function keysBesideIndices(context: Context, value: object): (string | symbol)[] {
  return keysOf(context, value).filter(
    (key) =>
      typeof key === "symbol" || !/^(0|[1-9]\d{0,9})$/.test(key) || Number(key) > 2 ** 32 - 2,
  );
}
