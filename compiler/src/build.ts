import { loadAddon } from "@capsule/native";
import type { Manifest } from "@capsule/runtime/manifest";
import type { TaskAdvice } from "./advice.ts";
import type { HostModules } from "./bundle/types.ts";
import { readAdvice } from "./cache/advice.ts";
import { freshManifest, readRecord, restoreDiagnostics } from "./cache/record.ts";
import type { CompilerAddon, Runner } from "./componentize/types.ts";
import { type BuildPlan, type BuildRequest, planBuild } from "./config/plan.ts";
import { unknownTarget } from "./diagnostics/project.ts";
import type { Diagnostic } from "./diagnostics/types.ts";
import type { Discovery } from "./discover/types.ts";
import type { OnProgress } from "./progress.ts";

export interface BuildOptions extends BuildRequest {
  onProgress?: OnProgress | undefined;
  /**
   * Whether an artifact that is up to date is read through and repaired, which costs a few
   * milliseconds for each MB. Its loader verifies it in any case. Default true.
   */
  verify?: boolean | undefined;
  /** The bundler of the program around the tasks, for modules that its plugins provide. */
  host?: HostModules | null | undefined;
  /** An analysis of the same project from before: what is unchanged is not read again. */
  previous?: Discovery | undefined;
  /** @internal The engine's side, for tests. */
  native?: Native | undefined;
}

/** @internal */
export interface Native {
  addon: CompilerAddon;
  runner: Runner;
  /** Python's; the installed one where left out. */
  python?: Runner | undefined;
}

/** What became of one task. */
export interface TaskReport {
  name: string;
  /** `fresh`: nothing was done. `cached`: bundled or compiled before. `built`: made now. */
  state: "fresh" | "cached" | "built";
  /** Null where a diagnostic is an error, or where it was forgotten. */
  advice: TaskAdvice | null;
  /** Milliseconds spent on it alone. */
  duration: number;
}

export interface BuildResult {
  plan: BuildPlan;
  /** Null where a diagnostic is an error; what was there before is left as it was. */
  manifest: Manifest | null;
  diagnostics: Diagnostic[];
  tasks: TaskReport[];
  /** Null where the artifact was up to date, so that no source was read. */
  discovery: Discovery | null;
  /** Absolute paths of all files that were read, and that the tasks are made of. */
  files: string[];
  /** Milliseconds. */
  duration: number;
}

/**
 * Builds a project's tasks into an artifact, or finds that the one there is up to date.
 * Problems of the project are diagnostics in the result, and all of them at once.
 */
export async function build(options: BuildOptions = {}): Promise<BuildResult> {
  const started = performance.now();
  const plan = await planBuild(options);
  const finish = (result: Omit<BuildResult, "plan" | "duration">): BuildResult => ({
    plan,
    ...result,
    duration: performance.now() - started,
  });
  if (plan.diagnostics.some(({ severity }) => severity === "error")) {
    const nothing = { manifest: null, tasks: [], discovery: null, files: [] };
    return finish({ ...nothing, diagnostics: plan.diagnostics });
  }
  const addon = options.native?.addon ?? loadAddon();
  const { compatibility, unknown } = compatibilityOf(addon, plan.targets ?? [addon.target()]);
  if (unknown.length > 0) {
    return finish({ manifest: null, diagnostics: unknown, tasks: [], discovery: null, files: [] });
  }
  const record = readRecord(plan);
  const fresh = record && freshManifest(plan, record, compatibility, options.verify ?? true);
  if (record && fresh) {
    const diagnostics = [...plan.diagnostics, ...restoreDiagnostics(record.diagnostics)];
    const names = Object.keys(fresh.tasks);
    const advice = readAdvice(plan.project.store, fresh);
    const tasks = names.map(
      (name) => ({ name, state: "fresh", advice: advice[name] ?? null, duration: 0 }) as const,
    );
    return finish({ manifest: fresh, diagnostics, tasks, discovery: null, files: record.files });
  }
  // Everything that compiles is loaded here and not before: a build with nothing to do stays fast.
  const { compileProject } = await import("./compile.ts");
  return finish(await compileProject({ plan, addon, compatibility, record, options }));
}

/** What precompiled code for each target has to agree with. */
function compatibilityOf(addon: CompilerAddon, targets: readonly string[]) {
  const compatibility: Record<string, string> = {};
  const unknown: Diagnostic[] = [];
  for (const target of targets) {
    try {
      compatibility[target] = addon.compatibility(target);
    } catch (error) {
      unknown.push(unknownTarget(target, error instanceof Error ? error.message : String(error)));
    }
  }
  return { compatibility, unknown };
}
