import type { BuildResult, HostModules, HostProject } from "@capsule/compiler";
import { type Failure, failureOf, warningsOf } from "@capsule/rollup-plugin/core";
import type { Logger } from "vite";

/** The tasks of a development server: built when a module with tasks is first asked for, and after each change. */
export class Development {
  readonly #project: HostProject;
  readonly #logger: Logger;
  /** Files that a change of which concerns tasks. */
  #files = new Set<string>();
  /** The problem that was last shown, so that it is shown once. */
  #shown: string | null = null;

  constructor(project: HostProject, logger: Logger) {
    this.#project = project;
    this.#logger = logger;
  }

  /** Absolute path of the artifact's directory, once something was built. */
  artifact: string | null = null;

  concerns(file: string): boolean {
    return this.#files.has(file);
  }

  get files(): Iterable<string> {
    return this.#files;
  }

  /** Builds what was met so far. The artifact of before stays where that fails. */
  async build(host: HostModules | null): Promise<Failure | null> {
    const result = await this.#project.build(host);
    this.#remember(result);
    const root = this.#project.root ?? "";
    for (const warning of warningsOf(result.diagnostics, root)) this.#say(warning, "warn");
    return result.manifest === null ? failureOf(result.diagnostics, root) : null;
  }

  /** Builds with what a changed file holds now; null where it is gone. */
  async update(
    file: string,
    code: string | null,
    host: HostModules | null,
  ): Promise<Failure | null> {
    if (code === null) this.#project.remove(file);
    else {
      const read = await this.#project.transform(file, code);
      if (read.kind === "error") return failureOf(read.diagnostics, this.#project.root ?? "");
    }
    return this.build(host);
  }

  /** Shows a failure in the terminal; the same one once. */
  show(failure: Failure | null): void {
    if (failure === null) this.#shown = null;
    else this.#say(failure.message, "error");
  }

  #say(text: string, level: "warn" | "error"): void {
    if (this.#shown === text) return;
    this.#shown = text;
    this.#logger[level](text, { timestamp: true });
  }

  #remember({ plan, files, discovery }: BuildResult): void {
    this.artifact = plan.out;
    for (const file of [...files, ...(discovery?.files ?? []), ...plan.entries]) {
      this.#files.add(file);
    }
  }
}
