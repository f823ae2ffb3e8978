import { relative } from "node:path";
import type { Policy } from "@capsule/runtime/manifest";
import { adviceOn } from "../advice.ts";
import type { BuildRecord } from "../cache/record.ts";
import { compileComponent } from "../componentize/component.ts";
import { evaluateSource } from "../componentize/evaluate.ts";
import { explainSnapshot, impuritiesOf } from "../componentize/explain.ts";
import type { ComponentizeContext, Runner } from "../componentize/types.ts";
import type { BuildPlan } from "../config/plan.ts";
import type { CompiledUnit } from "../languages/types.ts";
import type { OnProgress } from "../progress.ts";
import type { SourceTask } from "../tasks.ts";
import { checkImports } from "./check-imports.ts";
import type { Closure } from "./closure.ts";
import { completePlaces } from "./discover.ts";
import { NativePackages } from "./native-packages.ts";
import { lackingNatives } from "./packages/natives.ts";
import type { Packages } from "./packages/packages.ts";
import { sourceWriter } from "./source.ts";
import { tracebackFrames } from "./traceback.ts";
import type { PythonDiscovery, PythonTask } from "./types.ts";

export interface FileCompilerOptions {
  plan: BuildPlan;
  context: ComponentizeContext;
  /** The one that all files share. */
  runner: Runner;
  onProgress: OnProgress;
  /** Of the build before. */
  record: BuildRecord | null;
  discovery: PythonDiscovery;
  packages: Packages;
}

/** Makes components of files with tasks. */
export class FileCompiler {
  readonly #options: FileCompilerOptions;
  readonly #natives: NativePackages;
  readonly #complete = completePlaces();

  constructor(options: FileCompilerOptions) {
    this.#options = options;
    this.#natives = new NativePackages(options);
  }

  /** @param closure Of the file that the tasks are in. */
  async compile(
    tasks: readonly PythonTask[],
    closure: Closure,
    policies: ReadonlyMap<SourceTask, Policy>,
  ): Promise<CompiledUnit> {
    const started = performance.now();
    const { plan, context, runner, record, discovery, packages } = this.#options;
    const { root } = plan.project;
    const [entry] = closure.modules;
    const [first] = tasks;
    if (entry === undefined || first === undefined) throw new Error("A file without tasks");
    const selection = packages.select({
      needed: closure.externals.filter((it) => !it.optional).map(({ name }) => name),
      optional: closure.externals.map(({ name }) => name),
    });
    const problems = checkImports(closure, packages, selection, this.#complete);
    const { names, refused } = await this.#natives.leaveOut(selection);
    const label = relative(root, entry.file).replaceAll("\\", "/");
    const files = closure.modules.map(({ file }) => file);
    const unit = { tasks, files, advice: null, component: null, kept: false };
    const diagnostics = [...problems, ...refused];
    const unmade = (): CompiledUnit => {
      const duration = performance.now() - started;
      return { ...unit, record: { kind: "none" }, diagnostics, duration };
    };
    if (diagnostics.some(({ severity }) => severity === "error")) return unmade();
    const { runner: own, problem } = await this.#natives.runnerFor(label, names);
    if (problem !== null) {
      diagnostics.push(problem);
      return unmade();
    }

    const sourceFor = sourceWriter({
      root,
      roots: discovery.roots,
      entry,
      tasks,
      modules: closure.modules,
      packages: await packages.contents(names, context, runner),
      env: tasks.flatMap((task) => policies.get(task)?.env ?? []),
      files: tasks.flatMap((task) => policies.get(task)?.files ?? []).map(({ guest }) => guest),
    });
    const { taken, error, notes, fuel } = await evaluateSource(context, own, sourceFor);
    const framesOf = (text: string) => tracebackFrames(text, root);
    const reads = impuritiesOf(notes, framesOf, first.place);
    const lacking = error === null ? null : lackingNatives(error, names, packages);
    if (lacking !== null) diagnostics.push(this.#natives.refuse(lacking, selection.required));
    else diagnostics.push(...explainSnapshot(label, error, reads, framesOf));
    if (taken === null) return unmade();
    const compiled = await compileComponent(context, own, taken, plan.export);
    const source = context.project.putBlob(taken.source);
    return {
      ...unit,
      component: { id: entry.name, ...compiled, map: null },
      advice: adviceOn(this.#sizes(closure, names), fuel, reads, root),
      kept: tasks.every(({ name }) => record?.sources[name]?.source === source),
      record: { kind: "source", source, runner: own.path },
      diagnostics,
      duration: performance.now() - started,
    };
  }

  #sizes({ modules }: Closure, names: readonly string[]) {
    const own = modules.reduce((sum, { file }) => sum + this.#sizeOf(file), 0);
    const parts = names.map((name) => ({
      package: name,
      bytes: this.#options.packages.distribution(name)?.size ?? 0,
    }));
    return [{ package: null, bytes: own }, ...parts].sort((a, b) => b.bytes - a.bytes);
  }

  #sizeOf(file: string): number {
    return Buffer.byteLength(this.#complete({ file, line: 1, column: 1, length: 1 }).text);
  }
}
