import { type CompareOptions, compare } from "./collation.ts";

// QuickJS has no data of languages. What is asked for in English is answered as Node would; everything else is
// refused, since an answer in the wrong language would be wrong without anyone noticing.

const ENGLISH = /^en(-|$)/i;

function checkLocale(locales: unknown): void {
  for (const locale of Array.isArray(locales) ? locales : [locales]) {
    if (locale === undefined || (typeof locale === "string" && ENGLISH.test(locale))) continue;
    throw new RangeError(
      `The locale ${JSON.stringify(locale)} is not available in a task, only English is`,
    );
  }
}

function checkOptions(options: unknown, known: readonly string[]): void {
  for (const [name, value] of Object.entries(options ?? {})) {
    if (value === undefined || known.includes(name)) continue;
    throw new RangeError(`The formatting option "${name}" is not available in a task`);
  }
}

interface NumberOptions {
  minimumFractionDigits?: number;
  maximumFractionDigits?: number;
  useGrouping?: boolean;
}

const NUMBER_OPTIONS = ["minimumFractionDigits", "maximumFractionDigits", "useGrouping"];

function group(value: number | bigint, options: NumberOptions = {}): string {
  if (typeof value === "number" && !Number.isFinite(value)) {
    return Number.isNaN(value) ? "NaN" : value < 0 ? "-∞" : "∞";
  }
  const least = options.minimumFractionDigits ?? 0;
  const most = options.maximumFractionDigits ?? Math.max(least, 3);
  if (!(least >= 0 && least <= most && most <= 100)) {
    throw new RangeError("maximumFractionDigits value is out of range.");
  }
  const [digits, sign] = fixed(value, most);
  let [whole = "0", fraction = ""] = digits.split(".");
  fraction = fraction.replace(/0+$/, "").padEnd(least, "0");
  if (options.useGrouping !== false) whole = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return sign + whole + (fraction === "" ? "" : `.${fraction}`);
}

function fixed(value: number | bigint, digits: number): [string, string] {
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  if (typeof value === "bigint") return [String(value).replace("-", ""), sign];
  const size = Math.abs(value);
  // toFixed gives up on large numbers, which have no fraction anyway.
  return [size < 1e21 ? size.toFixed(digits) : BigInt(size).toString(), sign];
}

/** `toLocaleString` of numbers and BigInts. */
export function formatNumber(value: unknown, locales: unknown, options?: NumberOptions): string {
  const number = value instanceof Number || value instanceof BigInt ? value.valueOf() : value;
  if (typeof number !== "number" && typeof number !== "bigint") {
    throw new TypeError("toLocaleString was called on something that is not a number");
  }
  checkLocale(locales);
  checkOptions(options, NUMBER_OPTIONS);
  return group(number, options);
}

/** `toLocaleString` of dates, and its forms for date and time alone. */
export function formatDate(
  value: Date,
  parts: "date" | "time" | "both",
  locales: unknown,
  options?: object,
): string {
  const timestamp = Date.prototype.getTime.call(value);
  checkLocale(locales);
  checkOptions(options, isUtc(options) ? ["timeZone"] : []);
  if (Number.isNaN(timestamp)) return "Invalid Date";
  if (parts === "both") return `${date(value)}, ${time(value)}`;
  return parts === "date" ? date(value) : time(value);
}

/** `localeCompare`. */
export function compareStrings(
  left: unknown,
  right: unknown,
  locales: unknown,
  options?: CompareOptions,
): number {
  checkLocale(locales);
  checkOptions(options, ["numeric", "sensitivity", "usage"]);
  return compare(String(left), String(right), options);
}

function date(value: Date): string {
  return `${value.getMonth() + 1}/${value.getDate()}/${value.getFullYear()}`;
}

function time(value: Date): string {
  const hours = value.getHours();
  const rest = [value.getMinutes(), value.getSeconds()].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${[hours % 12 || 12, ...rest].join(":")} ${hours < 12 ? "AM" : "PM"}`;
}

/** The time zone of a task is UTC. */
function isUtc(options: unknown): boolean {
  return (options as { timeZone?: unknown } | undefined)?.timeZone === "UTC";
}
