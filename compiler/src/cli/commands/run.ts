import { type Artifact, ArtifactInvalidError, loadArtifact } from "@capsule/runtime";
import { type BuildResult, build } from "../../build.ts";
import { textOption } from "../arguments.ts";
import { type CallFlags, callArguments, callTask } from "../call.ts";
import { sayDiagnostics } from "../diagnostics.ts";
import { EXIT } from "../exit.ts";
import { configuredMounts } from "../mounts.ts";
import { ProgressLine } from "../progress.ts";
import { printRefusal } from "../refusal.ts";
import { findTarget } from "../target.ts";
import { chooseTask } from "../task.ts";
import type { Terminal } from "../terminal.ts";
import { milliseconds, plural } from "../words.ts";
import { toJson } from "./build.ts";

/** `capsule run`. */
export async function run(
  terminal: Terminal,
  first: string | undefined,
  rest: string[],
  flags: CallFlags,
): Promise<number> {
  const target = findTarget(first, process.cwd());
  const args = callArguments(target.argument === null ? rest : [target.argument, ...rest], flags);
  if (target.kind === "artifact") {
    const artifact = await loadArtifact(target.path).catch((error: unknown) => {
      if (error instanceof ArtifactInvalidError) {
        const { code, message, hint } = error;
        const refused = { error_type: code, message, ...(hint && { hint }) };
        printRefusal(textOption(flags.task) ?? "main", refused, flags, terminal);
      }
      throw error;
    });
    const task = chooseTask(artifact.manifest, flags, terminal);
    if (task === null) return EXIT.usage;
    return callTask({ artifact, task, args, mounts: [], repair: null }, flags, terminal);
  }

  const built = await buildFor(target, flags, terminal, false);
  if (built.manifest === null) return EXIT.usage;
  const task = chooseTask(built.manifest, flags, terminal);
  if (task === null) return EXIT.usage;
  const repair = async (): Promise<Artifact | null> => {
    const again = await buildFor(target, flags, terminal, true);
    return again.manifest === null ? null : openBuilt(again);
  };
  const artifact = (await openBuilt(built).catch(repair)) ?? null;
  if (artifact === null) return EXIT.usage;
  return callTask(
    { artifact, task, args, mounts: configuredMounts(built.plan), repair },
    flags,
    terminal,
  );
}

async function buildFor(
  { cwd, entries }: { cwd: string; entries: string[] },
  flags: CallFlags,
  terminal: Terminal,
  verify: boolean,
): Promise<BuildResult> {
  const progress = new ProgressLine(terminal);
  const result = await build({ cwd, entries, verify, onProgress: progress.update });
  progress.end();
  const { manifest, diagnostics, tasks, plan, duration } = result;
  const rebuilt = tasks.some(({ state }) => state !== "fresh");
  if (manifest === null && flags.json) terminal.out(JSON.stringify(toJson(result)));
  else if (rebuilt || manifest === null) sayDiagnostics(diagnostics, plan.project.root, terminal);
  if (flags.verbose && manifest !== null) {
    const what = rebuilt ? `Built ${plural(tasks.length, "task")}` : "Up to date";
    terminal.say(terminal.colors.gray(`${what} (${milliseconds(duration)})`));
  }
  return result;
}

async function openBuilt({ plan }: BuildResult): Promise<Artifact> {
  return loadArtifact(plan.out, { root: plan.project.root });
}
