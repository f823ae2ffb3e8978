import type { EnvelopeError } from "../envelope.ts";
import { findObstacle, PLAIN } from "./obstacle.ts";

/**
 * Writes a call's arguments as the text of a JSON array, or says why they can't be written.
 *
 * Trailing `undefined` is dropped, so that the task's own defaults apply. Otherwise the rules are
 * those of `JSON.stringify`.
 */
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

function refuse(task: string, args: readonly unknown[], cause: unknown): EnvelopeError {
  const { problem, hint } = findObstacle(args) ?? unwritable(cause);
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
