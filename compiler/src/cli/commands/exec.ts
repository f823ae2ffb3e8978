import { loadArtifact } from "@capsule/runtime";
import { textOption } from "../arguments.ts";
import { bareArtifact } from "../bare-artifact.ts";
import { type CallFlags, callArguments, callTask } from "../call.ts";
import { findComponent } from "../component.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";

/** `capsule exec`: calls the task in a component file, under the limits that its manifest has for it. */
export async function exec(
  terminal: Terminal,
  file: string,
  rest: string[],
  flags: CallFlags,
): Promise<number> {
  const args = callArguments(rest, flags);
  const named = textOption(flags.task);
  const component = findComponent(file);
  if (component.artifact === null) return execBare(component.content, file, args, flags, terminal);
  const task = chooseIn(component.tasks, named, file);
  const artifact = await loadArtifact(component.artifact);
  return callTask({ artifact, task, args, mounts: [], repair: null }, flags, terminal);
}

/** Without a manifest: the default limits, and nothing allowed. */
async function execBare(
  content: Buffer,
  file: string,
  args: unknown[],
  flags: CallFlags,
  terminal: Terminal,
): Promise<number> {
  const { say, colors } = terminal;
  say(
    `${colors.yellow("warning")} No manifest lists ${file}: it runs with the default limits, and may use no files, hosts or variables.`,
  );
  const task = textOption(flags.task) ?? "main";
  const bare = bareArtifact(content, task);
  try {
    const artifact = await loadArtifact(bare.directory, { root: process.cwd(), trace: null });
    return await callTask({ artifact, task, args, mounts: [], repair: null }, flags, terminal);
  } finally {
    bare.remove();
  }
}

function chooseIn(tasks: string[], named: string | undefined, file: string): string {
  const [only, ...others] = tasks;
  if (named !== undefined && tasks.includes(named)) return named;
  if (named === undefined && only !== undefined && others.length === 0) return only;
  const problem = named === undefined ? "several tasks" : `no task "${named}"`;
  throw new UsageError(`${file} holds ${problem}`, `Choose with --task: ${tasks.join(", ")}.`);
}
