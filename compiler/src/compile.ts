import type { Policy } from "@capsule/runtime/manifest";
import type { BuildOptions, BuildResult, TaskReport } from "./build.ts";
import { writeAdvice } from "./cache/advice.ts";
import { recordInputs } from "./cache/inputs.ts";
import { type BuildRecord, storeDiagnostics, writeRecord } from "./cache/record.ts";
import { sweepInTurn } from "./cache/sweep.ts";
import { createContext } from "./componentize/context.ts";
import { Engines } from "./componentize/precompile.ts";
import { prepareRunner } from "./componentize/prepare.ts";
import type { CompilerAddon } from "./componentize/types.ts";
import { lockfilesOf } from "./config/lockfiles.ts";
import type { BuildPlan } from "./config/plan.ts";
import { relativePath } from "./diagnostics/format.ts";
import { Problems } from "./diagnostics/problems.ts";
import { noTasks } from "./diagnostics/project.ts";
import { emitArtifact } from "./emit/artifact.ts";
import { uniqueIds } from "./emit/ids.ts";
import { languagesOf } from "./languages/languages.ts";
import type { CompiledUnit } from "./languages/types.ts";
import { checkMemory, resolvePolicies } from "./policies.ts";
import { duplicateNames, type SourceTask } from "./tasks.ts";
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

/** Discover → policy → what each language makes of its sources → emit. */
export async function compileProject({
  plan,
  addon,
  compatibility,
  record,
  options,
}: CompileInput): Promise<Omit<BuildResult, "plan" | "duration">> {
  const since = Date.now();
  const { root, store, configFiles } = plan.project;
  const onProgress = options.onProgress ?? (() => {});
  const problems = new Problems(plan.diagnostics);

  const onPrepare = () => onProgress({ step: "prepare" });
  const context = createContext(addon, store, Object.keys(compatibility), onPrepare);
  const engines = new Engines(context);
  const languages = await languagesOf({ plan, context, record, options, onProgress, since });
  // In the addon's threads, while this one reads the project. A failure is met again below.
  const runners = languages.flatMap(({ runner }) => runner ?? []);
  const prepared = Promise.all(
    runners.map((runner) => prepareRunner(context, runner, engines).catch(() => {})),
  );

  onProgress({ step: "discover" });
  const found = await Promise.all(languages.map((language) => language.discover()));
  for (const { diagnostics } of found) problems.add(diagnostics);
  const tasks = found.flatMap((it) => it.tasks);
  problems.add(duplicateNames(tasks));
  const policies = resolvePolicies(tasks, plan, problems);
  if (tasks.length === 0 && !problems.hasError())
    problems.add([noTasks(plan.entries.map((file) => relativePath(file, root)))]);

  const compiled = (
    await Promise.all(languages.map((language) => language.compile(policies)))
  ).flat();
  for (const unit of compiled) {
    problems.addUnlessKnown(unit.diagnostics);
    problems.add(memoryProblems(unit, policies, plan));
  }
  const read = found.flatMap(({ files }) => files);
  const rest = {
    tasks: compiled.flatMap(reportsOf),
    discovery: found.find(({ discovery }) => discovery !== null)?.discovery ?? null,
    files: [...new Set([...read, ...compiled.flatMap(({ files }) => files)])].sort(),
  };
  if (problems.hasError()) return { manifest: null, diagnostics: problems.all(), ...rest };

  onProgress({ step: "write" });
  await prepared;
  const units = uniqueIds(compiled);
  const components = units.flatMap(({ component }) => component ?? []);
  const used = new Map(components.flatMap((it) => it.engines.map((id) => [id, it.language])));
  const emitted = emitArtifact(plan.out, {
    root,
    generator: generator(),
    compatibility,
    engines: await Promise.all([...used].map(([id, language]) => engines.compile(id, language))),
    components,
    tasks: units.flatMap((unit) => emittedTasks(unit, policies)),
  });
  const files = [...plan.entries, ...read, ...configFiles, ...lockfilesOf(root)];
  writeRecord(plan, {
    identity: identity(),
    compatibility,
    inputs: recordInputs([...files, ...runners.map(({ path }) => path)], since),
    files: rest.files,
    tasks: Object.fromEntries(compiled.flatMap(bundlesOf)),
    sources: Object.fromEntries(compiled.flatMap(sourcesOf)),
    // What is made of more than files is never known to be up to date.
    manifest: compiled.some((unit) => unit.record.kind === "none") ? "" : emitted.sha256,
    diagnostics: storeDiagnostics(problems.all()),
  });
  writeAdvice(store, emitted.manifest, Object.fromEntries(compiled.flatMap(adviceOf)));
  sweepInTurn(store);
  return { manifest: emitted.manifest, diagnostics: problems.all(), ...rest };
}

function memoryProblems(
  { tasks, component }: CompiledUnit,
  policies: ReadonlyMap<SourceTask, Policy>,
  plan: BuildPlan,
) {
  return tasks.flatMap((task) => {
    const policy = policies.get(task);
    return component && policy ? checkMemory(task, policy, component.memory, plan) : [];
  });
}

function emittedTasks({ tasks, component }: CompiledUnit, policies: Map<SourceTask, Policy>) {
  return tasks.flatMap((task) => {
    const policy = policies.get(task);
    if (component === null || policy === undefined) return [];
    const { name, place, signature } = task;
    return { name, component: component.id, policy, place, signature };
  });
}

function reportsOf({ tasks, kept, advice, duration }: CompiledUnit): TaskReport[] {
  return tasks.map(({ name }) => ({ name, state: kept ? "cached" : "built", advice, duration }));
}

function adviceOf({ tasks, advice }: CompiledUnit) {
  return advice === null ? [] : tasks.map(({ name }) => [name, advice] as const);
}

function bundlesOf({ tasks, record }: CompiledUnit) {
  return record.kind === "bundle" ? tasks.map(({ name }) => [name, record.task] as const) : [];
}

function sourcesOf({ tasks, record }: CompiledUnit) {
  if (record.kind !== "source") return [];
  const { source, runner } = record;
  return tasks.map(({ name }) => [name, { source, runner }] as const);
}
