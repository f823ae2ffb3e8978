import { roundDecimal } from "./decimal.ts";

/** What a format writes around and between digits. With that, most numbers are written in a fiftieth of the time. */
export interface NumberPlan {
  positive: [before: string, after: string];
  negative: [before: string, after: string];
  decimal: string;
  group: string;
  /** Digits of the last group and of those before it; 0 where nothing is grouped. */
  sizes: [last: number, others: number];
  /** From how many digits before the point on groups are made. */
  groupedFrom: number;
  least: number;
  most: number;
  integers: number;
  places: number;
}

type Options = Intl.ResolvedNumberFormatOptions & {
  notation?: string;
  roundingMode?: string;
  roundingIncrement?: number;
  trailingZeroDisplay?: string;
  signDisplay?: string;
};

type Parts = (value: number) => Intl.NumberFormatPart[];

/** Finds out how a format writes by letting it write; null where it does more than to surround and group digits. */
export function planOf(options: Options, partsOf: Parts): NumberPlan | null {
  const isSimple =
    (options.style === "decimal" || options.style === "percent" || options.style === "currency") &&
    options.currencyDisplay !== "name" &&
    options.notation === "standard" &&
    options.numberingSystem === "latn" &&
    options.signDisplay === "auto" &&
    options.roundingMode === "halfExpand" &&
    options.roundingIncrement === 1 &&
    options.trailingZeroDisplay === "auto" &&
    options.maximumSignificantDigits === undefined;
  if (!isSimple) return null;
  const scale = options.style === "percent" ? 0.01 : 1;
  const groups = (value: number) =>
    partsOf(value * scale)
      .filter(({ type }) => type === "integer")
      .map(({ value }) => value.length);
  const long = partsOf(1234567890 * scale);
  const sizes = groups(1234567890);
  const isGrouped = (value: number) => groups(value).length > 1;
  return {
    positive: around(partsOf(scale)),
    negative: around(partsOf(-scale)),
    decimal: partsOf(0.5 * scale).find(({ type }) => type === "decimal")?.value ?? ".",
    group: long.find(({ type }) => type === "group")?.value ?? "",
    sizes: sizes.length < 3 ? [0, 0] : [sizes.at(-1) as number, sizes.at(-2) as number],
    groupedFrom: isGrouped(1234) ? 4 : isGrouped(12345) ? 5 : 6,
    least: options.minimumFractionDigits ?? 0,
    most: options.maximumFractionDigits ?? 0,
    integers: options.minimumIntegerDigits,
    places: options.style === "percent" ? 2 : 0,
  };
}

function around(parts: Intl.NumberFormatPart[]): [string, string] {
  const isNumber = ({ type }: Intl.NumberFormatPart) =>
    /^(integer|group|decimal|fraction)$/.test(type);
  const text = (some: Intl.NumberFormatPart[]) => some.map(({ value }) => value).join("");
  const first = parts.findIndex(isNumber);
  const last = parts.findLastIndex(isNumber);
  return [text(parts.slice(0, first)), text(parts.slice(last + 1))];
}

/** Writes a finite number. */
export function writeNumber(value: number | bigint, plan: NumberPlan): string {
  const { whole, fraction } = roundDecimal(value, plan.least, plan.most, plan.places);
  const isNegative = value < 0 || Object.is(value, -0);
  const [before, after] = isNegative ? plan.negative : plan.positive;
  let digits = grouped(whole.padStart(plan.integers, "0"), plan);
  if (fraction !== "") digits += plan.decimal + fraction;
  return before + digits + after;
}

function grouped(
  digits: string,
  { sizes: [last, others], group, groupedFrom }: NumberPlan,
): string {
  if (last === 0 || digits.length < groupedFrom || digits.length <= last) return digits;
  let end = digits.length - last;
  let text = digits.slice(end);
  for (; end > others; end -= others) text = digits.slice(end - others, end) + group + text;
  return digits.slice(0, end) + group + text;
}
