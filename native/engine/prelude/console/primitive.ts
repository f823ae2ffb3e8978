import type { Context, Stylize } from "./options.ts";
import { quote } from "./quote.ts";

/** Shorter strings are never broken up. */
const MIN_LINE_WIDTH = 16;

/** A value that isn't an object, in its colour. */
export function formatPrimitive(context: Context, value: unknown): string {
  const { stylize } = context;
  switch (typeof value) {
    case "string":
      return formatString(context, value);
    case "number":
      return formatNumber(stylize, value, context.numericSeparator);
    case "bigint":
      return formatBigInt(stylize, value, context.numericSeparator);
    case "boolean":
      return stylize(`${value}`, "boolean");
    case "undefined":
      return stylize("undefined", "undefined");
    case "symbol":
      return stylize(String(value), "symbol");
    default:
      return stylize("null", "null");
  }
}

function formatString(context: Context, value: string): string {
  let text = value;
  let rest = "";
  if (text.length > context.maxStringLength) {
    const more = text.length - context.maxStringLength;
    text = text.slice(0, context.maxStringLength);
    rest = `... ${more} more character${more > 1 ? "s" : ""}`;
  }
  const isLong =
    context.compact !== true &&
    text.length > MIN_LINE_WIDTH &&
    text.length > context.breakLength - context.indentation - 4;
  const lines = isLong ? text.split(/(?<=\n)/) : [text];
  const shown = lines.map((line) => context.stylize(quote(line), "string"));
  return shown.join(` +\n${" ".repeat(context.indentation + 2)}`) + rest;
}

export function formatNumber(stylize: Stylize, number: number, isSeparated: boolean): string {
  if (Object.is(number, -0)) return stylize("-0", "number");
  const text = `${number}`;
  if (!isSeparated || !Number.isFinite(number) || text.includes("e"))
    return stylize(text, "number");
  const [whole = "", fraction] = text.split(".");
  const grouped = separate(whole);
  if (fraction === undefined) return stylize(grouped, "number");
  return stylize(`${grouped}.${fraction.replace(/(\d{3})(?=\d)/g, "$1_")}`, "number");
}

export function formatBigInt(stylize: Stylize, bigint: bigint, isSeparated: boolean): string {
  const text = String(bigint);
  return stylize(`${isSeparated ? separate(text) : text}n`, "bigint");
}

function separate(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, "_");
}
