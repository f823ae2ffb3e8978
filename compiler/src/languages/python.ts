import { availableParallelism } from "node:os";
import type { Policy } from "@capsule/runtime/manifest";
import { limit } from "../componentize/limit.ts";
import type { Runner } from "../componentize/types.ts";
import { runnerMissing } from "../diagnostics/bundle.ts";
import { closureOf } from "../python/closure.ts";
import { discoverPython } from "../python/discover.ts";
import { FileCompiler } from "../python/file-compiler.ts";
import { findPackages } from "../python/packages/packages.ts";
import { type Requirements, readRequirements } from "../python/packages/requirements.ts";
import { pythonRunner } from "../python/runner.ts";
import type { PythonDiscovery } from "../python/types.ts";
import type { SourceTask } from "../tasks.ts";
import type { CompiledUnit, FoundTasks, LanguageInput, SourceLanguage } from "./types.ts";

/** Python: a component for each file that defines tasks, made of the modules and packages that it imports. */
export class Python implements SourceLanguage {
  readonly runner: Runner | null;
  readonly #input: LanguageInput;
  #discovery: PythonDiscovery | null = null;
  readonly #requirements: Requirements;

  constructor(input: LanguageInput) {
    this.#input = input;
    this.#requirements = readRequirements(input.plan);
    this.runner = input.options.native?.python ?? pythonRunner();
  }

  async discover(): Promise<FoundTasks> {
    const { plan, entries } = this.#input;
    const { root } = plan.project;
    if (this.runner === null) {
      const diagnostics = [runnerMissing("python")];
      return { tasks: [], diagnostics, files: [], discovery: null };
    }
    const discovery = await discoverPython({ root, entries });
    this.#discovery = discovery;
    const { tasks, diagnostics } = discovery;
    const files = [...discovery.files, ...this.#requirements.files];
    return { tasks, diagnostics, files, discovery: null };
  }

  async compile(policies: ReadonlyMap<SourceTask, Policy>): Promise<CompiledUnit[]> {
    const { runner } = this;
    const discovery = this.#discovery;
    const broken = discovery?.diagnostics.some(({ severity }) => severity === "error") ?? true;
    if (discovery === null || runner === null || broken) return [];
    const { plan, context, record, onProgress } = this.#input;
    const files = [...new Set(discovery.tasks.map(({ file }) => file))];
    const closures = files.map((file) => closureOf(file, discovery.modules));
    const found = await findPackages({
      requirements: this.#requirements,
      context,
      discovery,
      closures,
      onProgress,
    });
    const { packages } = found;
    const compiler = new FileCompiler({
      plan,
      context,
      runner,
      record,
      discovery,
      packages,
      onProgress,
    });
    const compiling = limit(availableParallelism());
    let done = 0;
    const units = closures.map((closure, index) =>
      compiling(async () => {
        const tasks = discovery.tasks.filter(({ file }) => file === files[index]);
        const unit = await compiler.compile(tasks, closure, policies);
        const diagnostics = [...found.diagnostics, ...unit.diagnostics];
        onProgress({ step: "compile", done: ++done, total: files.length });
        return { ...unit, diagnostics };
      }),
    );
    return Promise.all(units);
  }
}
