import { type CompareOptions, compare } from "./collation.ts";

// QuickJS has no data of languages. What is asked for in English is answered as Node would; everything else is
// refused, since an answer in the wrong language would be wrong without anyone noticing.

const ENGLISH = /^en(-|$)/i;

function checkLocale(locales: unknown): void {
  for (const locale of Array.isArray(locales) ? locales : [locales]) {
    if (locale === undefined || (typeof locale === "string" && ENGLISH.test(locale))) continue;
    throw new RangeError(`The locale ${JSON.stringify(locale)} is not available in a task, only English is`);
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

function formatNumber(value: number | bigint, options: NumberOptions = {}): string {
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

function replace(target: object, name: string, make: (original: (...args: unknown[]) => unknown) => unknown): void {
  const original = (target as Record<string, (...args: unknown[]) => unknown>)[name];
  if (original === undefined) return;
  Object.defineProperty(target, name, { value: make(original), writable: true, configurable: true });
}

/** Makes the functions that take a locale refuse what they don't know. */
export function checkLocales(): void {
  const numbers: [object, () => unknown][] = [
    [Number.prototype, Number.prototype.valueOf],
    [BigInt.prototype, BigInt.prototype.valueOf],
  ];
  for (const [target, valueOf] of numbers) {
    replace(target, "toLocaleString", () => {
      return function toLocaleString(this: unknown, locales?: unknown, options?: NumberOptions): string {
        checkLocale(locales);
        checkOptions(options, NUMBER_OPTIONS);
        return formatNumber(valueOf.call(this) as number | bigint, options);
      };
    });
  }
  replace(String.prototype, "localeCompare", () => {
    return function localeCompare(this: unknown, that: unknown, locales?: unknown, options?: CompareOptions): number {
      checkLocale(locales);
      checkOptions(options, ["numeric", "sensitivity", "usage"]);
      return compare(String(this), String(that), options);
    };
  });
  const passes: [object, string][] = [
    [Date.prototype, "toLocaleString"],
    [Date.prototype, "toLocaleDateString"],
    [Date.prototype, "toLocaleTimeString"],
    [String.prototype, "toLocaleLowerCase"],
    [String.prototype, "toLocaleUpperCase"],
  ];
  for (const [target, name] of passes) {
    replace(target, name, (original) => {
      return function (this: unknown, locales?: unknown, options?: unknown): unknown {
        checkLocale(locales);
        checkOptions(options, isUtc(options) ? ["timeZone"] : []);
        return original.call(this);
      };
    });
  }
}

/** The time zone of a task is UTC. */
function isUtc(options: unknown): boolean {
  return (options as { timeZone?: unknown } | undefined)?.timeZone === "UTC";
}
