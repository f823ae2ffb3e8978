import { isIntegerWithin, type Parsed, refuse } from "./parsed.ts";

const MAX_RETRIES = 100;

/** A whole number of retries, 0–100. */
export function parseRetries(value: unknown): Parsed<number> {
  return isIntegerWithin(value, 0, MAX_RETRIES) ? { value } : refuse();
}
