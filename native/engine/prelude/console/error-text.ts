import { prefixOf } from "./class-name.ts";
import type { Known } from "./form-types.ts";
import type { Context } from "./options.ts";
import { stackText } from "./stack-text.ts";

/** An error as Node prints it: its stack, with the name of its class. Decides which of its `keys` are shown, too. */
export function errorText(
  context: Context,
  error: Error,
  { name: className, tag }: Known,
  keys: (string | symbol)[],
): string {
  const original = stackText(error);
  hideWhatStackSays(context, error, original, keys);
  // Not enumerable, but worth seeing.
  if ("cause" in error && !keys.includes("cause")) keys.push("cause");
  const { errors } = error as { errors?: unknown };
  if (Array.isArray(errors) && !keys.includes("errors")) keys.push("errors");

  const name = error.name == null ? "Error" : String(error.name);
  const text = withClass(original, className, name, tag);
  const message = error.message ? text.indexOf(error.message) : -1;
  const frames = text.indexOf("\n    at", message === -1 ? 0 : message + error.message.length);
  const shown =
    frames === -1
      ? `[${text}]`
      : `${text.slice(0, frames)}\n${withoutCause(context, error, text.slice(frames + 1))}`;
  return shown.replaceAll("\n", `\n${" ".repeat(context.indentation)}`);
}

/** Properties that are part of the stack need not be shown once more. */
function hideWhatStackSays(
  context: Context,
  error: Error,
  stack: string,
  keys: (string | symbol)[],
): void {
  if (context.showHidden) return;
  for (const key of ["name", "message", "stack"] as const) {
    const at = keys.indexOf(key);
    if (at !== -1 && stack.includes(String(error[key]))) keys.splice(at, 1);
  }
}

/** The stack with the name of the class in front, where the error doesn't say it by its name. */
function withClass(stack: string, className: string | null, name: string, tag: string): string {
  const next = stack.charAt(name.length);
  const isUsual =
    name.endsWith("Error") && stack.startsWith(name) && ["", ":", "\n"].includes(next);
  if (className !== null && !isUsual) return stack;
  let { length } = name;
  let fallback = "Error";
  if (className === null) {
    const start =
      /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n {4}at)/.exec(stack) ??
      /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
    const found = start?.[1] ?? "";
    length = found.length;
    fallback = found || "Error";
  }
  const prefix = prefixOf(className, tag, fallback).slice(0, -1);
  if (name === prefix) return stack;
  if (!prefix.includes(name)) return `${prefix} [${name}]${stack.slice(length)}`;
  return length === 0 ? `${prefix}: ${stack}` : `${prefix}${stack.slice(length)}`;
}

/** Frames that the error's cause has, too, are shown there. */
function withoutCause(context: Context, error: Error, frames: string): string {
  const { cause } = error;
  if (!(cause instanceof Error)) return frames;
  const stack = stackText(cause);
  const start = stack.indexOf("\n    at");
  if (start === -1) return frames;
  const lines = frames.split("\n");
  const others = stack.slice(start + 1).split("\n");
  const { offset, count } = commonFrames(lines, others);
  if (count > 0) {
    const message = `    ... ${count - 2} lines matching cause stack trace ...`;
    lines.splice(offset + 1, count - 2, context.stylize(message, "undefined"));
  }
  return lines.join("\n");
}

function commonFrames(left: string[], right: string[]): { offset: number; count: number } {
  for (let offset = 0; offset < left.length - 3; offset++) {
    const at = right.indexOf(left[offset] as string);
    if (at === -1) continue;
    let count = 1;
    while (
      offset + count < left.length &&
      at + count < right.length &&
      left[offset + count] === right[at + count]
    ) {
      count++;
    }
    if (count > 3) return { offset, count };
  }
  return { offset: 0, count: 0 };
}
