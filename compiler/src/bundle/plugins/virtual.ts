import type { Plugin } from "rollup";
import type { Diagnostic } from "../../diagnostics/types.ts";

/** A problem that stands or falls with a module. */
export interface ModuleProblem {
  diagnostic: Diagnostic;
  /** `loaded`: whenever something imports the module. `included`: only if some of it is in the output. */
  when: "loaded" | "included";
}

interface VirtualModule {
  code: string;
  problem: ModuleProblem | null;
}

/**
 * Modules made by other plugins, by their ids. What is wrong with an import is kept with the module
 * that stands in for it: bundlers remember resolutions, and would not ask again for the next task.
 */
export class VirtualModules {
  readonly #modules = new Map<string, VirtualModule>();

  /**
   * Keeps a module and returns its id.
   * @param name Ends in `.cjs` or `.mjs`. Without a NUL: CommonJS plugins pass such modules over.
   */
  add(name: string, code: string, problem: ModuleProblem | null = null): string {
    const id = `capsule-virtual:${name}`;
    this.#modules.set(id, { code, problem });
    return id;
  }

  plugin(): Plugin {
    return { name: "capsule:virtual", load: (id) => this.#modules.get(id)?.code ?? null };
  }

  /** The problems of a bundle with these modules. */
  problemsOf(loaded: Iterable<string>, included: ReadonlySet<string>): Diagnostic[] {
    return [...new Set(loaded)].flatMap((id) => {
      const problem = this.#modules.get(id)?.problem;
      if (!problem || (problem.when === "included" && !included.has(id))) return [];
      return [problem.diagnostic];
    });
  }
}
