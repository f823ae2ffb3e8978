import { engineClass } from "../engine-class.ts";
import { isBuiltIn } from "./inherited.ts";
import { inspect } from "./inspect.ts";
import type { InspectOptions } from "./options.ts";
import { formatBigInt, formatNumber } from "./primitive.ts";

/** Arguments of `console.log` as one text, with the placeholders of the first. */
export function formatMessage(args: readonly unknown[], options?: InspectOptions): string {
  const [first, ...rest] = args;
  if (typeof first !== "string") return args.map((value) => show(value, options)).join(" ");
  if (rest.length === 0) return first;
  let used = 0;
  const text = first.replace(/%([sdifjoOc%])/g, (placeholder, kind: string) => {
    if (kind === "%") return "%";
    if (used === rest.length) return placeholder;
    return substitute(kind, rest[used++], options);
  });
  return [text, ...rest.slice(used).map((value) => show(value, options))].join(" ");
}

/** A string is shown as it is, everything else as `inspect` does it. */
function show(value: unknown, options?: InspectOptions): string {
  return typeof value === "string" ? value : inspect(value, options);
}

function substitute(kind: string, value: unknown, options?: InspectOptions): string {
  switch (kind) {
    case "s":
      return asString(value, options);
    case "d":
      return asNumber(value, Number, options);
    case "i":
      return asNumber(value, Number.parseInt, options);
    case "f":
      if (typeof value === "bigint") return formatPlain(Number(value), options);
      return asNumber(value, Number.parseFloat, options);
    case "j":
      return asJson(value);
    case "o":
      return inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    case "O":
      return inspect(value, options);
    default:
      return "";
  }
}

function asString(value: unknown, options?: InspectOptions): string {
  if (typeof value === "number" || typeof value === "bigint") return formatPlain(value, options);
  if (typeof value !== "object" || value === null || !hasBuiltInToString(value)) {
    return String(value);
  }
  return inspect(value, { ...options, compact: 3, colors: false, depth: 0 });
}

function formatPlain(value: number | bigint, options?: InspectOptions): string {
  const isSeparated = options?.numericSeparator ?? false;
  const plain = (text: string): string => text;
  return typeof value === "bigint"
    ? formatBigInt(plain, value, isSeparated)
    : formatNumber(plain, value, isSeparated);
}

function asNumber(
  value: unknown,
  convert: (text: string) => number,
  options?: InspectOptions,
): string {
  if (typeof value === "bigint") return formatPlain(value, options);
  return formatPlain(typeof value === "symbol" ? Number.NaN : convert(value as string), options);
}

/** Whether an object becomes text by a method of the language's own classes: its properties say more then. */
function hasBuiltInToString(value: object): boolean {
  const inner =
    engineClass(value) === "Proxy" ? (native.proxyParts(value)[0] as object | null) : value;
  if (inner === null) return true;
  const names = ["toString", Symbol.toPrimitive].filter(
    (name) => typeof (inner as Record<PropertyKey, unknown>)[name] === "function",
  );
  if (names.length === 0) return true;
  let owner: object | null = inner;
  while (owner !== null && !names.some((name) => Object.hasOwn(owner as object, name))) {
    owner = Object.getPrototypeOf(owner);
  }
  if (owner === null || owner === inner) return false;
  const type: unknown = Object.getOwnPropertyDescriptor(owner, "constructor")?.value;
  return typeof type === "function" && isBuiltIn(type);
}

function asJson(value: unknown): string {
  try {
    return String(JSON.stringify(value));
  } catch (error) {
    if (error instanceof TypeError && /circular/i.test(error.message)) return "[Circular]";
    throw error;
  }
}
