import { type Parsed, refuse } from "./parsed.ts";

/** The exact name of an environment variable, as POSIX allows it. */
export function parseEnvName(value: unknown): Parsed<string> {
  if (typeof value !== "string") return refuse("it is not a string");
  if (/[*?]/.test(value)) return refuse("patterns are not possible: name each variable");
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(value) ? { value } : refuse();
}
