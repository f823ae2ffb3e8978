import type { EnvelopeError } from "../envelope.ts";
import type { Language } from "../manifest/types.ts";
import { findObstacle, PLAIN } from "./obstacle.ts";

/** Keyword arguments by their names. */
export type KeywordArguments = Readonly<Record<string, unknown>>;

/** The arguments of a call as JSON. */
export interface ArgumentTexts {
  /** An array. */
  args: string;
  /** An object; null for none. */
  kwargs: string | null;
}

/**
 * Writes a call's arguments as JSON, or says why they can't be written.
 *
 * Trailing `undefined` is dropped, so that the task's own defaults apply. Otherwise the rules are
 * those of `JSON.stringify`.
 */
export function encodeCall(
  task: string,
  args: readonly unknown[],
  kwargs: KeywordArguments | undefined,
): ArgumentTexts | EnvelopeError {
  const encoded = encodeArguments(task, args);
  if (typeof encoded !== "string") return encoded;
  if (kwargs === undefined || Object.keys(kwargs).length === 0) {
    return { args: encoded, kwargs: null };
  }
  try {
    return { args: encoded, kwargs: JSON.stringify(kwargs) };
  } catch (cause) {
    return refuse(task, kwargs, cause);
  }
}

/** What a guest of a language reads, or why it can't be called so. */
export function joinArguments(
  task: string,
  { args, kwargs }: ArgumentTexts,
  language: Language,
): string | EnvelopeError {
  if (kwargs === null) return args;
  if (language === "python") return `{"args":${args},"kwargs":${kwargs}}`;
  return {
    error_type: "invalid_arguments",
    message: `Task "${task}" takes no keyword arguments: it is not written in Python.`,
    hint: "Pass an object as its last argument.",
  };
}

/** Writes positional arguments as the text of a JSON array; see {@link encodeCall}. */
export function encodeArguments(task: string, args: readonly unknown[]): string | EnvelopeError {
  let length = args.length;
  while (length > 0 && args[length - 1] === undefined) length -= 1;
  const sent = length === args.length ? args : args.slice(0, length);
  for (const value of sent) {
    // JSON.stringify would silently send null.
    if (typeof value === "function" || typeof value === "symbol") return refuse(task, sent, null);
  }
  try {
    return JSON.stringify(sent);
  } catch (cause) {
    return refuse(task, sent, cause);
  }
}

function refuse(
  task: string,
  values: readonly unknown[] | KeywordArguments,
  cause: unknown,
): EnvelopeError {
  const { problem, hint } = findObstacle(values) ?? unwritable(cause);
  return {
    error_type: "invalid_arguments",
    message: `The arguments of task "${task}" can't be sent: ${problem}`,
    hint,
  };
}

/** What remains for JSON.stringify to fail at: its own limits, or too much to search through. */
function unwritable(cause: unknown): { problem: string; hint: string } {
  const detail = cause instanceof Error ? cause.message : String(cause);
  if (/string length/i.test(detail)) return { problem: "they are too large.", hint: SMALLER };
  if (/call stack/i.test(detail)) {
    return { problem: "they are nested too deeply.", hint: "Pass a list of parts, or JSON text." };
  }
  return { problem: `${detail.split("\n", 1)[0]}.`, hint: PLAIN };
}

/** How to get large data into a task. */
export const SMALLER =
  "Write large data to a file in a directory that allowedFiles grants, and pass its path.";
