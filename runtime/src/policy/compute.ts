import { isIntegerWithin, type Parsed, refuse } from "./parsed.ts";

/** Fuel of the named classes. Fuel is wasmtime's unit, about one instruction. */
export const COMPUTE_CLASSES: Readonly<Record<string, number>> = {
  LOW: 100_000_000,
  MEDIUM: 2_000_000_000,
  HIGH: 50_000_000_000,
};

/** Fuel from `"LOW"`, `"custom:5000"`, `"5000"` or `5000`; at most 2^53 − 1, so that it stays exact in JSON. */
export function parseCompute(value: unknown): Parsed<number> {
  const fuel = typeof value === "string" ? fromText(value.trim().toUpperCase()) : value;
  return isIntegerWithin(fuel, 1, Number.MAX_SAFE_INTEGER) ? { value: fuel } : refuse();
}

function fromText(text: string): number {
  if (Object.hasOwn(COMPUTE_CLASSES, text)) return COMPUTE_CLASSES[text] as number;
  const digits = /^(?:CUSTOM:\s*)?(\d+)$/.exec(text)?.[1];
  return digits === undefined ? Number.NaN : Number(digits);
}
