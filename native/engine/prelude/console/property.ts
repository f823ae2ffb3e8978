import { columnsOf } from "./columns.ts";
import type { Context } from "./options.ts";
import { formatPrimitive } from "./primitive.ts";
import { escapeText, quote } from "./quote.ts";

/** Whether a property is one of an object, an element of a list, or another one that a list has. */
export type Role = "own" | "element" | "extra";

/** A property with its name, unless it is an element. `receiver`: what getters are called on. */
export function formatProperty(
  context: Context,
  owner: object,
  key: string | symbol,
  level: number,
  role: Role,
  receiver: object = owner,
): string {
  const property = Object.getOwnPropertyDescriptor(owner, key) ?? {
    value: (owner as Record<PropertyKey, unknown>)[key],
    enumerable: true,
  };
  let space = " ";
  let shown: string;
  if (property.value !== undefined) {
    const indentation = context.compact === true && role === "own" ? 3 : 2;
    context.indentation += indentation;
    shown = context.format(context, property.value, level);
    if (indentation === 3 && context.breakLength < columnsOf(shown)) {
      space = `\n${" ".repeat(context.indentation)}`;
    }
    context.indentation -= indentation;
  } else if (property.get !== undefined) {
    shown = formatGetter(context, property, receiver, level);
  } else if (property.set !== undefined) {
    shown = context.stylize("[Setter]", "special");
  } else {
    shown = context.stylize("undefined", "undefined");
  }
  if (role === "element") return shown;
  return `${propertyName(context, key, property.enumerable !== false)}:${space}${shown}`;
}

function formatGetter(
  context: Context,
  { get, set }: PropertyDescriptor,
  receiver: object,
  level: number,
): string {
  const { stylize, getters } = context;
  const label = set === undefined ? "Getter" : "Getter/Setter";
  const isRead = getters === true || getters === (set === undefined ? "get" : "set");
  if (!isRead) return stylize(`[${label}]`, "special");
  try {
    const value: unknown = get?.call(receiver);
    context.indentation += 2;
    const isObject = typeof value === "object" && value !== null;
    const shown = isObject
      ? context.format(context, value, level)
      : formatAny(context, value, level);
    context.indentation -= 2;
    if (isObject) return `${stylize(`[${label}]`, "special")} ${shown}`;
    return `${stylize(`[${label}:`, "special")} ${shown}${stylize("]", "special")}`;
  } catch (error) {
    const message = `<Inspection threw (${(error as Error).message})>`;
    return `${stylize(`[${label}:`, "special")} ${message}${stylize("]", "special")}`;
  }
}

function formatAny(context: Context, value: unknown, level: number): string {
  return typeof value === "function"
    ? context.format(context, value, level)
    : formatPrimitive(context, value);
}

function propertyName(context: Context, key: string | symbol, isEnumerable: boolean): string {
  if (typeof key === "symbol") return `[${context.stylize(escapeText(String(key)), "symbol")}]`;
  if (key === "__proto__") return "['__proto__']";
  if (!isEnumerable) return `[${escapeText(key)}]`;
  if (/^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key)) return context.stylize(key, "name");
  return context.stylize(quote(key), "string");
}
