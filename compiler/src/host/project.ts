import { type BuildResult, build } from "../build.ts";
import type { HostModules } from "../bundle/types.ts";
import { planBuild } from "../config/plan.ts";
import { relativePath } from "../diagnostics/format.ts";
import { sourceChanged } from "../diagnostics/slice.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { discover } from "../discover/discover.ts";
import type { Discovery } from "../discover/types.ts";
import type { OnProgress } from "../progress.ts";
import { duplicateNames } from "../tasks.ts";
import { type HostModule, hostModule } from "./module.ts";
import { unknownImports } from "./unknown-imports.ts";

export interface HostProjectOptions {
  /** Where the project is looked for. Default: the current directory. */
  cwd?: string | undefined;
  /** Directory of the artifact, relative to `cwd`. Default: the configuration's, else `.capsule/build`. */
  out?: string | undefined;
  /** Triples of machines to precompile for. Default: this one. */
  targets?: readonly string[] | undefined;
  onProgress?: OnProgress | undefined;
}

/** What a bundler plugin does with a module. */
export type HostTransform =
  /** No tasks in it: it stays as it is. */
  | { kind: "none" }
  | { kind: "module"; module: HostModule }
  | { kind: "error"; diagnostics: Diagnostic[] };

/**
 * The tasks of a program that another bundler bundles. That bundler's plugin hands over each module that it meets;
 * those with tasks become the entries of the build.
 */
export class HostProject {
  readonly #options: HostProjectOptions;
  readonly #entries = new Set<string>();
  #discovery: Discovery | undefined;
  #root: string | null = null;
  #building: Promise<unknown> = Promise.resolve();

  constructor(options: HostProjectOptions = {}) {
    this.#options = options;
  }

  /** Whether a module with tasks was met. */
  get hasTasks(): boolean {
    return this.#entries.size > 0;
  }

  /** Absolute path of the project's root, once a module was looked at. */
  get root(): string | null {
    return this.#root;
  }

  /**
   * Reads a module.
   * @param file Absolute path.
   * @param code The text that the bundler has.
   */
  async transform(file: string, code: string): Promise<HostTransform> {
    if (!mayDefineTasks(code)) {
      this.#entries.delete(file);
      return { kind: "none" };
    }
    this.#root ??= (await planBuild({ ...this.#options, entries: [file] })).project.root;
    const root = this.#root;
    const entries = [...new Set([...this.#entries, file])].sort();
    const discovery = discover({ root, entries, previous: this.#discovery });
    this.#discovery = discovery;
    const source = discovery.program.getSourceFile(file);
    const isOwn = ({ place }: Diagnostic) => place?.file === file;
    const problems = [...discovery.diagnostics, ...duplicateNames(discovery.tasks)];
    const errors = problems.filter((it) => it.severity === "error" && isOwn(it));
    if (errors.length > 0) return { kind: "error", diagnostics: errors };
    const module = hostModule(discovery, file);
    if (module === null) {
      this.#entries.delete(file);
      return { kind: "none" };
    }
    if (source?.text !== code) {
      return { kind: "error", diagnostics: [sourceChanged(relativePath(file, root))] };
    }
    this.#entries.add(file);
    return { kind: "module", module };
  }

  /** Imports of the tasks' own sources that lead to no file and no package: only a plugin can know them. */
  unknownImports(): { specifier: string; importer: string }[] {
    return this.#discovery === undefined ? [] : unknownImports(this.#discovery);
  }

  /** Forgets a file that is gone. */
  remove(file: string): void {
    this.#entries.delete(file);
  }

  /** Builds the tasks of all modules met so far, one build after the other. */
  build(host: HostModules | null = null): Promise<BuildResult> {
    const next = this.#building.then(async () => {
      const entries = [...this.#entries].sort();
      const result = await build({
        ...this.#options,
        entries,
        host,
        previous: this.#discovery,
        verify: false,
      });
      this.#discovery = result.discovery ?? this.#discovery;
      return result;
    });
    this.#building = next.catch(() => {});
    return next;
  }
}

/** A question for the text alone, so that a program's other modules cost nothing. */
function mayDefineTasks(code: string): boolean {
  return /\btask\b/.test(code) && /\bimport\b/.test(code);
}
