import { availableParallelism } from "node:os";
import { adviceOn } from "../advice.ts";
import { Bundles, type TaskBundle } from "../bundle/bundles.ts";
import { startCompiler } from "../bundle/plugins/typescript.ts";
import { compileComponent, inMemory } from "../componentize/component.ts";
import { explainSnapshot, impuritiesOf } from "../componentize/explain.ts";
import { javascriptRunner, snapshotBundle } from "../componentize/javascript.ts";
import { limit } from "../componentize/limit.ts";
import { bundleFrames } from "../componentize/stack.ts";
import type { Runner } from "../componentize/types.ts";
import { runnerMissing } from "../diagnostics/bundle.ts";
import { discover } from "../discover/discover.ts";
import type { DiscoveredTask, Discovery } from "../discover/types.ts";
import type { CompiledUnit, FoundTasks, LanguageInput, SourceLanguage } from "./types.ts";

/** TypeScript and JavaScript: a component for each task, made of a bundle of its own. */
export class JavaScript implements SourceLanguage {
  readonly runner: Runner | null;
  readonly #input: LanguageInput;
  #discovery: Discovery | null = null;

  constructor(input: LanguageInput) {
    this.#input = input;
    this.runner = input.options.native?.runner ?? javascriptRunner();
  }

  async discover(): Promise<FoundTasks> {
    if (this.runner === null) {
      const diagnostics = [runnerMissing("javascript")];
      return { tasks: [], diagnostics, files: [], discovery: null };
    }
    // In a process of esbuild, while this one reads the project.
    await startCompiler();
    const { plan, entries, options } = this.#input;
    const { root } = plan.project;
    const discovery = discover({ root, entries, previous: options.previous });
    this.#discovery = discovery;
    const { tasks, diagnostics, files } = discovery;
    return { tasks, diagnostics, files, discovery };
  }

  /** While the next task is bundled here, the addon's threads compile those before. */
  async compile(): Promise<CompiledUnit[]> {
    const { runner } = this;
    const discovery = this.#discovery;
    if (discovery === null || runner === null) return [];
    const { plan, context, record, options, onProgress, since } = this.#input;
    const { config } = plan.project;
    const bundles = new Bundles({
      discovery,
      bundler: config.bundler ?? "rollup",
      locales: plan.locales,
      store: context.project,
      known: record?.tasks ?? {},
      since,
      host: options.host,
    });
    const total = discovery.tasks.length;
    const compiling = limit(availableParallelism() + 1);
    const compiled: Promise<CompiledUnit>[] = [];
    let done = 0;
    for (const [index, task] of discovery.tasks.entries()) {
      onProgress({ step: "bundle", task: task.name, done: index, total });
      const started = performance.now();
      const bundle = await bundles.bundle(task);
      const bundling = performance.now() - started;
      const result = compiling(async () => {
        const made = await this.#compileTask(runner, task, bundle, bundling);
        onProgress({ step: "compile", done: ++done, total });
        return made;
      });
      // A rejection is met below, after the bundles of the others.
      result.catch(() => {});
      compiled.push(result);
    }
    return Promise.all(compiled);
  }

  async #compileTask(
    runner: Runner,
    task: DiscoveredTask,
    bundle: TaskBundle,
    bundling: number,
  ): Promise<CompiledUnit> {
    const { plan, context } = this.#input;
    const { root } = plan.project;
    const { code, kept, files, record } = bundle;
    const unit = {
      tasks: [task],
      kept,
      files,
      record:
        record === null ? { kind: "none" as const } : { kind: "bundle" as const, task: record },
    };
    if (code === null) {
      const { diagnostics } = bundle;
      return { ...unit, component: null, advice: null, diagnostics, duration: bundling };
    }
    const started = performance.now();
    const { taken, error, notes, fuel } = await snapshotBundle(context, runner, code);
    const framesOf = (stack: string) => bundleFrames(stack, code, root);
    const reads = impuritiesOf(notes, framesOf, task.place);
    const compiled = taken && (await compileComponent(context, runner, taken, plan.export));
    return {
      ...unit,
      component: compiled && { id: task.name, ...compiled, map: inMemory(Buffer.from(code.map)) },
      advice: taken && adviceOn(bundle.sizes, fuel, reads, root),
      diagnostics: [...bundle.diagnostics, ...explainSnapshot(task.name, error, reads, framesOf)],
      duration: bundling + performance.now() - started,
    };
  }
}
