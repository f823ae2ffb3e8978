import { isIntegerWithin, type Parsed, refuse } from "./parsed.ts";

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** 24 days: just below what a timer with 31 bits of milliseconds can wait. */
const MAX_MILLISECONDS = 24 * 24 * 3_600_000;

/** Whole milliseconds from `"500ms"`, `"1.5s"`, `"1m 30s"` or a number of milliseconds. */
export function parseDuration(value: unknown): Parsed<number> {
  const duration = typeof value === "string" ? fromText(value.trim().toLowerCase()) : value;
  if (typeof duration === "number" && duration > MAX_MILLISECONDS) {
    return refuse("it is more than 24 days");
  }
  return isIntegerWithin(duration, 1, MAX_MILLISECONDS) ? { value: duration } : refuse();
}

function fromText(text: string): number {
  if (!/^(?:\d+(?:\.\d+)?\s*(?:ms|s|m|h)\s*)+$/.test(text)) return Number.NaN;
  const seen = new Set<string>();
  let sum = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|m|h)/g)) {
    // "5m 5m" is a slip of the pen, not ten minutes.
    if (seen.has(unit as string)) return Number.NaN;
    seen.add(unit as string);
    sum += Number(amount) * (UNITS[unit as string] as number);
  }
  return Math.round(sum);
}
