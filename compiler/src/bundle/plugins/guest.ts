import type { Plugin } from "rollup";
import type { PluginOptions } from "../types.ts";

/** Modules of the runner's own: the way to the host, and what evaluates code that a task is given. */
const RUNNER = new Set(["capsule:host", "capsule:interpreter"]);

const RUNTIME = new Set(["@capsule/runtime", "@capsule/runtime/guest"]);

/** Puts the guest's half of `@capsule/runtime` in the place of the host's, and leaves the runner's modules to it. */
export function guest({ context }: PluginOptions): Plugin {
  return {
    name: "capsule:guest",
    resolveId: {
      filter: { id: /^capsule:|^@capsule\/runtime/ },
      handler(source) {
        if (RUNNER.has(source)) return { id: source, external: true };
        return RUNTIME.has(source) ? { id: context.guest, moduleSideEffects: false } : null;
      },
    },
  };
}
