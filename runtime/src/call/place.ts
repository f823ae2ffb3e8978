import type { EnvelopeError } from "../envelope.ts";
import type { ErrorType } from "../errors/types.ts";
import { type Frame, parseFrame, placeOf } from "./frames.ts";

/** Errors that a limit causes, not a line: the place where it was met is worth saying in words. */
const LIMITS: ReadonlySet<ErrorType> = new Set([
  "timeout",
  "fuel_exhausted",
  "out_of_memory",
  "stack_overflow",
]);

/** Adds the place to the message of a call that met one of its limits, once its stack is mapped. */
export function addPlace(error: EnvelopeError): void {
  if (error.stack === undefined || !LIMITS.has(error.error_type)) return;
  const frame = userFrame(error.stack);
  if (frame !== null) error.message = `${error.message} (last seen at ${placeOf(frame)})`;
}

/** The innermost frame in the project's own code, else in a dependency's. */
function userFrame(stack: string): Frame | null {
  const frames = stack.split("\n").flatMap((line) => parseFrame(line)?.frame ?? []);
  return frames.find(({ file }) => !file.includes("node_modules/")) ?? frames[0] ?? null;
}
