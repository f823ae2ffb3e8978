import { loadAddon } from "@capsule/native";
import type { Manifest } from "@capsule/runtime/manifest";
import { freshManifest, readRecord, restoreDiagnostics } from "./cache/record.ts";
import type { CompilerAddon, Runner } from "./componentize/types.ts";
import { type BuildPlan, type BuildRequest, planBuild } from "./config/plan.ts";
import type { Diagnostic } from "./diagnostics/types.ts";
import type { OnProgress } from "./progress.ts";

export interface BuildOptions extends BuildRequest {
  onProgress?: OnProgress | undefined;
  /**
   * Whether an artifact that is up to date is read through and repaired, which costs a few
   * milliseconds for each MB. Its loader verifies it in any case. Default true.
   */
  verify?: boolean | undefined;
  /** @internal The engine's side, for tests. */
  native?: Native | undefined;
}

/** @internal */
export interface Native {
  addon: CompilerAddon;
  runner: Runner;
}

/** What became of one task. */
export interface TaskReport {
  name: string;
  /** `fresh`: nothing was done. `cached`: bundled or compiled before. `built`: made now. */
  state: "fresh" | "cached" | "built";
  /** Milliseconds spent on it alone. */
  duration: number;
}

export interface BuildResult {
  plan: BuildPlan;
  /** Null where a diagnostic is an error; what was there before is left as it was. */
  manifest: Manifest | null;
  diagnostics: Diagnostic[];
  tasks: TaskReport[];
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
    return finish({ manifest: null, diagnostics: plan.diagnostics, tasks: [] });
  }
  const addon = options.native?.addon ?? loadAddon();
  const target = addon.target();
  const compatibility = { [target]: addon.compatibility(target) };
  const record = readRecord(plan);
  const fresh = record && freshManifest(plan, record, compatibility, options.verify ?? true);
  if (record && fresh) {
    const diagnostics = [...plan.diagnostics, ...restoreDiagnostics(record.diagnostics)];
    const names = Object.keys(fresh.tasks);
    const tasks = names.map((name) => ({ name, state: "fresh", duration: 0 }) as const);
    return finish({ manifest: fresh, diagnostics, tasks });
  }
  // Everything that compiles is loaded here and not before: a build with nothing to do stays fast.
  const { compileProject } = await import("./compile.ts");
  return finish(await compileProject({ plan, addon, compatibility, record, options }));
}
