import type { BuildOptions, BuildResult, TaskReport } from "./build.ts";
import { Bundles } from "./bundle/bundles.ts";
import { startCompiler } from "./bundle/plugins/typescript.ts";
import { writeAdvice } from "./cache/advice.ts";
import { recordInputs } from "./cache/inputs.ts";
import { type BuildRecord, storeDiagnostics, writeRecord } from "./cache/record.ts";
import { sweep } from "./cache/sweep.ts";
import { createContext } from "./componentize/context.ts";
import { javascriptRunner } from "./componentize/javascript.ts";
import { Engines } from "./componentize/precompile.ts";
import { prepareRunner } from "./componentize/prepare.ts";
import { type CompiledTask, compileTasks } from "./componentize/tasks.ts";
import type { CompilerAddon } from "./componentize/types.ts";
import { lockfilesOf } from "./config/lockfiles.ts";
import type { BuildPlan } from "./config/plan.ts";
import { relativePath } from "./diagnostics/format.ts";
import { Problems } from "./diagnostics/problems.ts";
import { noTasks } from "./diagnostics/project.ts";
import { discover } from "./discover/discover.ts";
import { emitArtifact } from "./emit/artifact.ts";
import { checkMemory, resolvePolicies } from "./policies.ts";
import { generator, identity } from "./version.ts";

export interface CompileInput {
  plan: BuildPlan;
  addon: CompilerAddon;
  /** Of the targets to precompile for. */
  compatibility: Record<string, string>;
  /** Of the build before, whose parts are used where they still hold. */
  record: BuildRecord | null;
  options: BuildOptions;
}

/** Discover → policy → slice and bundle → componentize and precompile → emit. */
export async function compileProject({
  plan,
  addon,
  compatibility,
  record,
  options,
}: CompileInput): Promise<Omit<BuildResult, "plan" | "duration">> {
  const since = Date.now();
  const { root, store, configFiles, config } = plan.project;
  const onProgress = options.onProgress ?? (() => {});
  const problems = new Problems(plan.diagnostics);

  const runner = options.native?.runner ?? javascriptRunner();
  const onPrepare = () => onProgress({ step: "prepare" });
  const context = createContext(addon, store, Object.keys(compatibility), onPrepare);
  const engines = new Engines(context);
  // In the addon's threads and in a process of esbuild, while this one reads the project.
  // A failure is met again below.
  const prepared = prepareRunner(context, runner, engines).catch(() => {});
  await startCompiler();

  onProgress({ step: "discover" });
  const discovery = discover({ root, entries: plan.entries, previous: options.previous });
  problems.add(discovery.diagnostics);
  const { tasks } = discovery;
  const policies = resolvePolicies(tasks, plan, problems);
  if (tasks.length === 0 && !problems.hasError())
    problems.add([noTasks(plan.entries.map((file) => relativePath(file, root)))]);

  const bundler = config.bundler ?? "rollup";
  const known = record?.tasks ?? {};
  const { host } = options;
  const { locales } = plan;
  const bundles = new Bundles({ discovery, bundler, locales, store, known, since, host });
  const compiled = await compileTasks({
    root,
    tasks,
    bundles,
    context,
    runner,
    exported: plan.export,
    onProgress,
  });
  for (const { task, component, diagnostics } of compiled) {
    problems.addUnlessKnown(diagnostics);
    const policy = policies.get(task);
    if (component && policy) problems.add(checkMemory(task, policy, component.memory, plan));
  }
  const reports = compiled.map(reportOf);
  const rest = {
    tasks: reports,
    discovery,
    files: [...new Set(compiled.flatMap(({ bundle }) => bundle.files))].sort(),
  };
  if (problems.hasError()) return { manifest: null, diagnostics: problems.all(), ...rest };

  onProgress({ step: "write" });
  await prepared;
  const components = compiled.flatMap(({ component }) => component ?? []);
  const used = new Map(components.flatMap((it) => it.engines.map((id) => [id, it.language])));
  const emitted = emitArtifact(plan.out, {
    root,
    generator: generator(),
    compatibility,
    engines: await Promise.all([...used].map(([id, language]) => engines.compile(id, language))),
    components,
    tasks: [...policies].map(([task, policy]) => ({
      name: task.name,
      component: task.name,
      policy,
      place: task.place,
    })),
  });
  const files = [...plan.entries, ...discovery.files, ...configFiles, ...lockfilesOf(root)];
  writeRecord(plan, {
    identity: identity(),
    compatibility,
    inputs: recordInputs([...files, runner.path], since),
    tasks: Object.fromEntries(compiled.flatMap(recordOf)),
    // What is made of more than files is never known to be up to date.
    manifest: compiled.some(({ bundle }) => bundle.record === null) ? "" : emitted.sha256,
    diagnostics: storeDiagnostics(problems.all()),
  });
  writeAdvice(store, emitted.manifest, Object.fromEntries(compiled.flatMap(adviceOf)));
  sweep(store);
  return { manifest: emitted.manifest, diagnostics: problems.all(), ...rest };
}

function reportOf({ task, bundle, advice, duration }: CompiledTask): TaskReport {
  return { name: task.name, state: bundle.kept ? "cached" : "built", advice, duration };
}

function adviceOf({ task, advice }: CompiledTask) {
  return advice === null ? [] : [[task.name, advice] as const];
}

function recordOf({ task, bundle: { record } }: CompiledTask) {
  return record === null ? [] : [[task.name, record] as const];
}
