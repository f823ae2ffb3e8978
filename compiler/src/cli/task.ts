import type { Manifest } from "@capsule/runtime/manifest";
import { closest } from "../config/closest.ts";
import { missingMain, taskNotFound } from "../diagnostics/run.ts";
import { textOption } from "./arguments.ts";
import type { CallFlags } from "./call.ts";
import { sayDiagnostics } from "./diagnostics.ts";
import { printRefusal } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";

/** The task to call; null after saying why there is none. */
export function chooseTask(
  { tasks }: Manifest,
  flags: CallFlags,
  terminal: Terminal,
): string | null {
  const named = textOption(flags.task);
  const task = named ?? "main";
  if (Object.hasOwn(tasks, task)) return task;
  const known = Object.keys(tasks);
  const diagnostic =
    named === undefined ? missingMain(known) : taskNotFound(task, closest(task, known), known);
  sayDiagnostics([diagnostic], process.cwd(), terminal);
  const { message, hint } = diagnostic;
  const error = { error_type: "task_not_found", message, ...(hint && { hint }) } as const;
  printRefusal(task, error, flags, terminal);
  return null;
}
