import { inspect } from "./inspect.ts";

/** Arguments of `console.log` as one text, with the placeholders of the first. */
export function formatMessage(args: readonly unknown[]): string {
  const [first, ...rest] = args;
  if (typeof first !== "string") return args.map(show).join(" ");
  if (rest.length === 0) return first;
  let used = 0;
  const text = first.replace(/%([sdifjoOc%])/g, (placeholder, kind: string) => {
    if (kind === "%") return "%";
    if (used === rest.length) return placeholder;
    return substitute(kind, rest[used++]);
  });
  return [text, ...rest.slice(used).map(show)].join(" ");
}

/** A string is shown as it is, everything else as `inspect` does it. */
function show(value: unknown): string {
  return typeof value === "string" ? value : inspect(value);
}

function substitute(kind: string, value: unknown): string {
  switch (kind) {
    case "s":
      return asString(value);
    case "d":
      return typeof value === "bigint" ? `${value}n` : show(asNumber(value, Number));
    case "i":
      return typeof value === "bigint" ? `${value}n` : show(asNumber(value, Number.parseInt));
    case "f":
      return show(asNumber(value, Number.parseFloat));
    case "j":
      return asJson(value);
    case "o":
      return inspect(value, { depth: 4 });
    case "O":
      return inspect(value);
    default:
      return "";
  }
}

function asString(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return show(value);
  return Object.hasOwn(value, "toString") || value instanceof Error
    ? String(value)
    : inspect(value, { depth: 0 });
}

function asNumber(value: unknown, convert: (text: string) => number): number {
  if (typeof value === "symbol") return Number.NaN;
  return typeof value === "object" && value !== null ? Number.NaN : convert(value as string);
}

function asJson(value: unknown): string {
  try {
    return String(JSON.stringify(value));
  } catch (error) {
    if (error instanceof TypeError) return "[Circular]";
    throw error;
  }
}
