import { isIntegerWithin, type Parsed, refuse } from "./parsed.ts";

const UNITS: Readonly<Record<string, number>> = { KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };

/** All that a 32-bit component can address. */
const MAX_BYTES = 4 * 1024 ** 3;

/** Whole bytes from `"64MB"`, `"1.5 gb"` or a number of bytes. */
export function parseSize(value: unknown): Parsed<number> {
  const bytes = typeof value === "string" ? fromText(value.trim().toUpperCase()) : value;
  if (typeof bytes === "number" && bytes > MAX_BYTES) return refuse("it is more than 4 GB");
  return isIntegerWithin(bytes, 1, MAX_BYTES) ? { value: bytes } : refuse();
}

function fromText(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*(KB|MB|GB)$/.exec(text) ?? [];
  return Math.floor(Number(amount) * (UNITS[unit as string] as number));
}
