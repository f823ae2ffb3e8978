import { roundDecimal } from "./intl/decimal.ts";
import { FormatCache } from "./intl/format-cache.ts";
import { load } from "./load.ts";

// The methods that take a locale, on top of `Intl`. What nearly all calls want, numbers and dates in American
// English without options, is written here without loading it; fixtures/platform compares both ways.

type Part = "date" | "time" | "any";

const numberFormats = new FormatCache<Intl.NumberFormat>((locales, options) => {
  const { NumberFormat } = load("intl-number");
  return new NumberFormat(locales as string, options as object) as Intl.NumberFormat;
});

const dateFormats = {
  date: new FormatCache((locales, options) => dateFormat(locales, options, "date")),
  time: new FormatCache((locales, options) => dateFormat(locales, options, "time")),
  any: new FormatCache((locales, options) => dateFormat(locales, options, "any")),
};

const collators = new FormatCache((locales, options) => {
  const { Collator } = load("intl-collator");
  return new Collator(locales as string, options as object);
});

function dateFormat(locales: unknown, options: unknown, part: Part): Intl.DateTimeFormat {
  const { DateTimeFormat, createFormat } = load("intl-dates");
  const format = Object.create(DateTimeFormat.prototype);
  createFormat(format, locales, options, part, part);
  return format;
}

function isUsual(locales: unknown): boolean {
  return locales === undefined || locales === "en-US" || locales === "en";
}

/** `toLocaleString` of numbers and BigInts. */
export function formatNumber(value: unknown, locales: unknown, options: unknown): string {
  const number = value instanceof Number || value instanceof BigInt ? value.valueOf() : value;
  if (typeof number !== "number" && typeof number !== "bigint") {
    throw new TypeError("toLocaleString was called on something that is not a number");
  }
  const digits = isUsual(locales) ? digitsOf(options) : undefined;
  if (digits !== undefined) return grouped(number, ...digits);
  return numberFormats.get(locales, options).format(number);
}

/** How many digits to write after the point at least and at most; undefined where options say more than that. */
function digitsOf(options: unknown): [least: number, most: number] | undefined {
  if (options === undefined) return [0, 3];
  if (typeof options !== "object" || options === null) return undefined;
  if (Object.getPrototypeOf(options) !== Object.prototype) return undefined;
  const { minimumFractionDigits, maximumFractionDigits, ...others } = options as Record<
    string,
    unknown
  >;
  const least = minimumFractionDigits ?? 0;
  const most = maximumFractionDigits ?? Math.max(3, Number(least));
  const isPlain = isDigits(least) && isDigits(most) && least <= most;
  return isPlain && Object.keys(others).length === 0 ? [least, most] : undefined;
}

function isDigits(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 20;
}

function grouped(value: number | bigint, least: number, most: number): string {
  if (typeof value === "number" && !Number.isFinite(value)) {
    return Number.isNaN(value) ? "NaN" : value < 0 ? "-∞" : "∞";
  }
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const { whole, fraction } = roundDecimal(value, least, most);
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return sign + groups + (fraction === "" ? "" : `.${fraction}`);
}

/** `toLocaleString` of dates, and its forms for date and time alone. */
export function formatDate(value: Date, part: Part, locales: unknown, options: unknown): string {
  const time = Date.prototype.getTime.call(value);
  if (Number.isNaN(time)) return "Invalid Date";
  const year = value.getUTCFullYear();
  if (options !== undefined || !isUsual(locales) || year < 1) {
    return dateFormats[part].get(locales, options).format(value);
  }
  const date = `${value.getUTCMonth() + 1}/${value.getUTCDate()}/${year}`;
  if (part === "date") return date;
  const hours = value.getUTCHours();
  const rest = [value.getUTCMinutes(), value.getUTCSeconds()].map((field) =>
    String(field).padStart(2, "0"),
  );
  const clock = `${[hours % 12 || 12, ...rest].join(":")} ${hours < 12 ? "AM" : "PM"}`;
  return part === "time" ? clock : `${date}, ${clock}`;
}

let usualCompare: Intl.Collator["compare"] | undefined;

/** `localeCompare`. */
export function compareStrings(
  left: unknown,
  right: unknown,
  locales: unknown,
  options: unknown,
): number {
  if (left === undefined || left === null) {
    throw new TypeError("String.prototype.localeCompare called on null or undefined");
  }
  if (locales !== undefined || options !== undefined) {
    return collators.get(locales, options).compare(String(left), String(right));
  }
  usualCompare ??= collators.get(undefined, undefined).compare;
  return usualCompare(left as string, right as string);
}

/** `toLocaleUpperCase` and `toLocaleLowerCase`. */
export function changeCase(text: string, locales: unknown, upper: boolean): string {
  const [tag = "en"] = locales === undefined ? [] : load("intl").getCanonicalLocales(locales);
  const [language] = tag.split("-", 1);
  if (language === "tr" || language === "az") return turkicCase(text, upper);
  if (language === "lt" || (language === "el" && upper)) {
    throw Object.assign(
      new RangeError(
        `Changing the case of texts in the locale "${tag}" is not available in a task`,
      ),
      { code: "ERR_CAPSULE_UNAVAILABLE" },
    );
  }
  return upper ? text.toUpperCase() : text.toLowerCase();
}

/** The dotted and the dotless i are two letters. */
function turkicCase(text: string, upper: boolean): string {
  if (upper) return text.replaceAll("i", "İ").toUpperCase();
  return text
    .replaceAll("İ", "i")
    .replace(/I(?!\u0307)/g, "ı")
    .replace(/I\u0307/g, "i")
    .toLowerCase();
}

/** `toLocaleString` of arrays. */
export function joinLocally(list: ArrayLike<unknown>, locales: unknown, options: unknown): string {
  return Array.from(list, (item) =>
    item === null || item === undefined
      ? ""
      : String(
          (item as { toLocaleString: (...args: unknown[]) => unknown }).toLocaleString(
            locales,
            options,
          ),
        ),
  ).join(",");
}
