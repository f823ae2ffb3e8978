import type { Manifest } from "@capsule/runtime/manifest";
import { closest } from "../config/closest.ts";
import { missingMain, taskNotFound } from "../diagnostics/run.ts";
import { textOption } from "./arguments.ts";
import type { CallFlags } from "./call.ts";
import { sayDiagnostics } from "./diagnostics.ts";
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
  return null;
}
