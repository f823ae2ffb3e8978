import { NumberFormat as Formatjs } from "@formatjs/intl-numberformat";
import { hideInternals } from "./formatjs.ts";
import { type NumberPlan, planOf, writeNumber } from "./number-plan.ts";
import { localeData } from "./registry.ts";
import { feed } from "./resolve.ts";

/** `Intl.NumberFormat`. */
export const NumberFormat = hideInternals(Formatjs);

interface NumberData {
  nu: string[];
  numbers: Record<"symbols" | "decimal" | "percent" | "currency", Record<string, unknown>> & {
    aliases?: Record<string, string>;
  };
}

feed(Formatjs.localeData, (tag) => {
  const { nu, numbers } = localeData<NumberData>("number", tag);
  const copy = { ...numbers };
  for (const kind of ["symbols", "decimal", "percent", "currency"] as const) {
    copy[kind] = { ...numbers[kind] };
    for (const [system, target] of Object.entries(numbers.aliases ?? {})) {
      copy[kind][system] = copy[kind][target];
    }
  }
  // Most formats need neither names of currencies nor of units.
  return {
    nu,
    numbers: copy,
    get currencies() {
      return localeData("currencies", tag);
    },
    get units() {
      return localeData("units", tag);
    },
  };
});

const { formatToParts } = Formatjs.prototype;
const format = Object.getOwnPropertyDescriptor(Formatjs.prototype, "format")?.get as (
  this: Intl.NumberFormat,
) => Intl.NumberFormat["format"];

/** What stands before and after a percentage; undefined for other numbers. formatjs forgets it in short notation. */
function percentAffixes(numberFormat: Intl.NumberFormat): [string, string] | undefined {
  const { style, notation, locale, numberingSystem } = numberFormat.resolvedOptions() as {
    style: string;
    notation?: string;
    locale: string;
    numberingSystem: string;
  };
  if (style !== "percent" || notation !== "compact") return undefined;
  const data = (Formatjs.localeData as unknown as Record<string, NumberData>)[
    withoutExtension(locale)
  ];
  const { percent } = (data as NumberData).numbers;
  const pattern = String(percent[numberingSystem] ?? percent.latn).split(";")[0] as string;
  const [before = "", after = ""] = pattern.split(/[#0][#0,.]*/);
  return [before, after];
}

/** Symbols of letters are set apart from digits, which formatjs does with "NaN" and "∞" as well. */
function withoutSpacing(
  numberFormat: Intl.NumberFormat,
  parts: Intl.NumberFormatPart[],
): Intl.NumberFormatPart[] {
  const symbol = parts.findIndex(({ type }) => type === "currency");
  if (symbol < 0 || !parts.some(({ type }) => type === "nan" || type === "infinity")) return parts;
  const { locale, numberingSystem, currencySign } = numberFormat.resolvedOptions() as {
    locale: string;
    numberingSystem: string;
    currencySign?: string;
  };
  const { numbers } = (Formatjs.localeData as unknown as Record<string, NumberData>)[
    withoutExtension(locale)
  ] as NumberData;
  const patterns = (numbers.currency[numberingSystem] ?? numbers.currency.latn) as Record<
    string,
    string
  >;
  const pattern = patterns[currencySign ?? "standard"] ?? patterns.standard ?? "";
  if (/\s¤|¤\s/.test(pattern)) return parts;
  return parts.filter(
    ({ type, value }, at) =>
      type !== "literal" || value !== "\u00a0" || Math.abs(at - symbol) !== 1,
  );
}

function withoutExtension(locale: string): string {
  return locale.replace(/-u-.*$/, "");
}

/** How often a format is used before it pays to find out how it writes. */
const USES_BEFORE_PLAN = 3;

/** What was found out, by a format's options: others have the same. */
const plans = new Map<string, NumberPlan | null>();
const MOST_PLANS = 256;

function planFor(numberFormat: Intl.NumberFormat, uses: number): NumberPlan | null | undefined {
  const options = numberFormat.resolvedOptions();
  const key = JSON.stringify(options);
  let plan = plans.get(key);
  if (plan === undefined && uses > USES_BEFORE_PLAN) {
    plan = planOf(options, (value) => numberFormat.formatToParts(value));
    if (plans.size >= MOST_PLANS) plans.clear();
    plans.set(key, plan);
  }
  return plan;
}

/** A format's function, which is the same whenever it is asked for. */
function boundFormat(numberFormat: Intl.NumberFormat): Intl.NumberFormat["format"] {
  const whole = format.call(numberFormat);
  const needsParts = percentAffixes(numberFormat) !== undefined;
  let uses = 0;
  let plan: NumberPlan | null | undefined;
  return (value) => {
    const isPlain =
      typeof value === "bigint" || (typeof value === "number" && Number.isFinite(value));
    if (isPlain && plan === undefined) plan = planFor(numberFormat, ++uses);
    if (isPlain && plan) return writeNumber(value, plan);
    if (isPlain && !needsParts) return whole(value as number);
    return numberFormat
      .formatToParts(value as number)
      .map((part) => part.value)
      .join("");
  };
}

const bound = new WeakMap<object, Intl.NumberFormat["format"]>();

const methods = {
  get format() {
    const numberFormat = this as unknown as Intl.NumberFormat;
    let found = bound.get(numberFormat);
    if (found === undefined) {
      found = boundFormat(numberFormat);
      Object.defineProperty(found, "name", { value: "" });
      bound.set(numberFormat, found);
    }
    return found;
  },
  formatToParts(value: number): Intl.NumberFormatPart[] {
    const numberFormat = this as unknown as Intl.NumberFormat;
    const parts: Intl.NumberFormatPart[] = withoutSpacing(
      numberFormat,
      formatToParts.call(numberFormat, value),
    );
    const affixes = percentAffixes(numberFormat);
    if (affixes === undefined || parts.some(({ type }) => type === "percentSign")) return parts;
    const sign = parts.findLastIndex(({ type }) => type === "minusSign" || type === "plusSign");
    const [before, after] = affixes.map(affixParts) as [Part[], Part[]];
    return [...parts.slice(0, sign + 1), ...before, ...parts.slice(sign + 1), ...after];
  },
};

type Part = Intl.NumberFormatPart;

function affixParts(affix: string): Part[] {
  return affix
    .split(/(%)/)
    .filter((value) => value !== "")
    .map((value) => ({ type: value === "%" ? "percentSign" : "literal", value }));
}

for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(methods))) {
  Object.defineProperty(Formatjs.prototype, name, { ...property, enumerable: false });
}
