import { availableParallelism } from "node:os";
import { adviceOn, type TaskAdvice } from "../advice.ts";
import type { Bundles, TaskBundle } from "../bundle/bundles.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { DiscoveredTask } from "../discover/types.ts";
import type { EmittedComponent } from "../emit/manifest.ts";
import type { OnProgress } from "../progress.ts";
import { compileComponent, inMemory } from "./component.ts";
import { explainSnapshot, impuritiesOf } from "./explain.ts";
import { snapshotBundle } from "./javascript.ts";
import { limit } from "./limit.ts";
import type { ComponentizeContext, Runner } from "./types.ts";

export interface CompileTasksInput {
  root: string;
  tasks: readonly DiscoveredTask[];
  bundles: Bundles;
  context: ComponentizeContext;
  runner: Runner;
  /** Whether to make self-contained components too. */
  exported: boolean;
  onProgress: OnProgress;
}

export interface CompiledTask {
  task: DiscoveredTask;
  bundle: TaskBundle;
  /** Null where a diagnostic is an error. */
  component: EmittedComponent | null;
  /** Null where there is no component. */
  advice: TaskAdvice | null;
  diagnostics: Diagnostic[];
  /** Milliseconds spent on this task. */
  duration: number;
}

/** Bundles and compiles tasks: while the next one is bundled here, the addon's threads compile those before. */
export async function compileTasks(input: CompileTasksInput): Promise<CompiledTask[]> {
  const { tasks, bundles, onProgress } = input;
  const total = tasks.length;
  const compiling = limit(availableParallelism() + 1);
  const compiled: Promise<CompiledTask>[] = [];
  let done = 0;
  for (const [index, task] of tasks.entries()) {
    onProgress({ step: "bundle", task: task.name, done: index, total });
    const started = performance.now();
    const bundle = await bundles.bundle(task);
    const bundling = performance.now() - started;
    const result = compiling(async () => {
      const made = await compileTask(input, task, bundle, bundling);
      onProgress({ step: "compile", done: ++done, total });
      return made;
    });
    // A rejection is met below, after the bundles of the others.
    result.catch(() => {});
    compiled.push(result);
  }
  return Promise.all(compiled);
}

async function compileTask(
  { root, context, runner, exported }: CompileTasksInput,
  task: DiscoveredTask,
  bundle: TaskBundle,
  bundling: number,
): Promise<CompiledTask> {
  const { code } = bundle;
  if (code === null) {
    const { diagnostics } = bundle;
    return { task, bundle, component: null, advice: null, diagnostics, duration: bundling };
  }
  const started = performance.now();
  const { taken, error, notes, fuel } = await snapshotBundle(context, runner, code);
  const reads = impuritiesOf(notes, task, code, root);
  const compiled = taken && (await compileComponent(context, runner, taken, exported));
  return {
    task,
    bundle,
    component: compiled && { id: task.name, ...compiled, map: inMemory(Buffer.from(code.map)) },
    advice: taken && adviceOn(bundle.sizes, fuel, reads, root),
    diagnostics: [...bundle.diagnostics, ...explainSnapshot(error, reads, task, code, root)],
    duration: bundling + performance.now() - started,
  };
}
