import { type EnvelopeError, refusalEnvelope } from "@capsule/runtime";
import type { CallFlags } from "./call.ts";
import type { Terminal } from "./terminal.ts";

/** Prints the envelope of a call that was refused before it began, for a reader of `--json`. */
export function printRefusal(
  task: string,
  error: EnvelopeError,
  flags: CallFlags,
  terminal: Terminal,
): void {
  if (flags.json) terminal.out(JSON.stringify(refusalEnvelope(task, error)));
}
