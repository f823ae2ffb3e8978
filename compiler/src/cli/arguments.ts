import { readFileSync } from "node:fs";
import { UsageError } from "./usage-error.ts";

/** Marks a value that the option parser must not take for a number. No argument of a process can hold it. */
const TEXT = "\0";

/**
 * Makes options explicit, so that the parser neither reads `--task 007` as a number nor takes what
 * follows a flag for its value.
 *
 * @param withValue Names of options that take a value, without dashes.
 * @param flags Names of options that take none.
 */
export function explicitOptions(
  argv: readonly string[],
  withValue: ReadonlySet<string>,
  flags: ReadonlySet<string>,
): string[] {
  const result: string[] = [];
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] as string;
    if (argument === "--") return [...result, ...argv.slice(index)];
    const [, name, value] = /^--([^=]+)(?:=([\s\S]*))?$/.exec(argument) ?? [];
    if (name !== undefined && withValue.has(name)) {
      const given = value ?? argv[index + 1];
      const missing = value === undefined && (given === undefined || /^--?[a-z]/.test(given));
      if (missing) throw new UsageError(`The option --${name} needs a value`);
      if (value === undefined) index++;
      result.push(`--${name}=${TEXT}${given}`);
    } else if (name !== undefined && flags.has(name) && value === undefined) {
      result.push(`--${name}=true`);
    } else {
      result.push(argument);
    }
  }
  return result;
}

/** The value of an option as it was typed; the last one where it was given again. */
export function textOption(value: unknown): string | undefined {
  return textOptions(value).at(-1);
}

/** The values of an option that may be given again. */
export function textOptions(value: unknown): string[] {
  if (value === undefined) return [];
  const values = Array.isArray(value) ? value : [value];
  return values.map((item) => String(item).replace(TEXT, ""));
}

/** An argument of a task: JSON where it is JSON, else the text itself. */
export function parseArgument(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Arguments by name, as `--kwargs` has them; none where it is left out. */
export function keywordArguments(text: string | undefined): Record<string, unknown> {
  if (text === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`--kwargs is not JSON: ${(error as Error).message}`);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new UsageError("--kwargs must be a JSON object", "Write --kwargs '{\"lower\": true}'.");
}

/** The arguments that a file holds as a JSON array. */
export function readArguments(file: string): unknown[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`The file of arguments can't be read: ${(error as Error).message}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${(error as Error).message}`);
  }
  if (Array.isArray(value)) return value;
  throw new UsageError(
    `${file} must hold a JSON array`,
    'Each element is one argument of the task: [1, "two", { "three": 3 }].',
  );
}
