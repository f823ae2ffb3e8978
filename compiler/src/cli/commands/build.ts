import { once } from "node:events";
import { relative } from "node:path";
import type { Manifest } from "@capsule/runtime/manifest";
import { adviceToJson } from "../../advice.ts";
import {
  type BuildOptions,
  type BuildResult,
  build as buildProject,
  type TaskReport,
} from "../../build.ts";
import { diagnosticToJson } from "../../diagnostics/json.ts";
import { adviceInWords } from "../advice.ts";
import { textOption } from "../arguments.ts";
import { countProblems, sayDiagnostics } from "../diagnostics.ts";
import { EXIT } from "../exit.ts";
import { ProgressLine } from "../progress.ts";
import { table } from "../table.ts";
import type { Terminal } from "../terminal.ts";
import { bytes, limits, milliseconds, plural } from "../words.ts";

export interface BuildFlags {
  out?: unknown;
  target?: unknown;
  export?: boolean;
  watch?: boolean;
  json?: boolean;
}

/** `capsule build`. */
export async function build(
  terminal: Terminal,
  entries: string[],
  flags: BuildFlags,
): Promise<number> {
  const progress = new ProgressLine(terminal);
  const target = textOption(flags.target);
  const options: BuildOptions = {
    entries,
    out: textOption(flags.out),
    export: flags.export,
    targets: target?.split(",").map((triple) => triple.trim()),
    onProgress: progress.update,
  };
  const show = (result: BuildResult) => {
    progress.end();
    if (flags.json) terminal.out(JSON.stringify(toJson(result)));
    else report(result, terminal);
  };
  if (flags.watch) {
    const { watchBuild } = await import("../../watch.ts");
    const watcher = await watchBuild(options, show);
    await stopped();
    await watcher.close();
    return EXIT.success;
  }
  const result = await buildProject(options);
  show(result);
  return result.manifest === null ? EXIT.usage : EXIT.success;
}

/** Until the user ends the command. */
function stopped(): Promise<unknown> {
  return Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
}

function report({ plan, manifest, diagnostics, tasks, duration }: BuildResult, terminal: Terminal) {
  const { say, colors } = terminal;
  const { root } = plan.project;
  sayDiagnostics(diagnostics, root, terminal);
  if (manifest === null) {
    say(colors.red(`Nothing was built: ${countProblems(diagnostics)}.`));
    return;
  }
  const [header = "", ...rows] = table(
    ["task", "limits", ">size", ">time", ""],
    tasks.map((task) => row(task, manifest)),
  );
  say(colors.gray(header));
  for (const [index, line] of rows.entries()) {
    say(line);
    for (const detail of details(tasks[index], manifest)) say(colors.gray(`  ${detail}`));
  }
  const where = relative(process.cwd(), plan.out) || ".";
  const how = tasks.every(({ state }) => state === "fresh") ? "Up to date" : "Built";
  const warned = countProblems(diagnostics);
  const after = warned === "" ? "" : `, with ${warned}`;
  say(
    `${colors.green(how)}: ${plural(tasks.length, "task")} in ${where} (${milliseconds(duration)})${after}`,
  );
}

function row({ name, state, duration }: TaskReport, manifest: Manifest) {
  const task = manifest.tasks[name];
  const component = task && manifest.components[task.component];
  if (task === undefined || component === undefined) return [name];
  const size = Object.values(component.precompiled).reduce(
    (sum, file) => sum + file.size,
    component.wasm.size,
  );
  const time = state === "fresh" ? "" : milliseconds(duration);
  return [name, limits(task.policy), bytes(size), time, state === "built" ? "" : state];
}

function details(task: TaskReport | undefined, manifest: Manifest): string[] {
  const policy = task && manifest.tasks[task.name]?.policy;
  return task?.advice && policy ? adviceInWords(task.advice, policy.fuel) : [];
}

/** The outcome for machines. Paths are relative to the project's root, except the artifact's. */
export function toJson({ plan, manifest, diagnostics, tasks, duration }: BuildResult) {
  const { root } = plan.project;
  return {
    success: manifest !== null,
    artifact: manifest === null ? null : plan.out,
    duration_ms: Math.round(duration),
    tasks: tasks.map(({ name, state, advice, duration }) => ({
      name,
      state,
      duration_ms: Math.round(duration),
      ...(advice === null ? {} : adviceToJson(advice)),
    })),
    diagnostics: diagnostics.map((diagnostic) => diagnosticToJson(diagnostic, root)),
  };
}
