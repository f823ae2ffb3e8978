import type { EnvelopeError } from "@capsule/runtime";
import type { CallFlags } from "./call.ts";
import type { Terminal } from "./terminal.ts";

/** Prints the envelope of a call that was refused before it began, for a reader of `--json`. */
export function printRefusal(
  task: string,
  error: EnvelopeError,
  flags: CallFlags,
  terminal: Terminal,
): void {
  if (!flags.json) return;
  const execution = {
    task_name: task,
    duration_ms: 0,
    retries: 0,
    fuel_consumed: 0,
    ram_used: 0,
    host_requests: [],
  };
  terminal.out(JSON.stringify({ success: false, result: null, error, execution }));
}
