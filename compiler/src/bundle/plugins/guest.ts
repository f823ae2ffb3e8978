import type { Plugin } from "rollup";
import type { PluginOptions } from "../types.ts";

/** The runner's own module: the way to the host. */
const HOST = "capsule:host";

const RUNTIME = new Set(["@capsule/runtime", "@capsule/runtime/guest"]);

/** Puts the guest's half of `@capsule/runtime` in the place of the host's, and leaves the runner's module to it. */
export function guest({ context }: PluginOptions): Plugin {
  return {
    name: "capsule:guest",
    resolveId: {
      filter: { id: /^capsule:|^@capsule\/runtime/ },
      handler(source) {
        if (source === HOST) return { id: source, external: true };
        return RUNTIME.has(source) ? { id: context.guest, moduleSideEffects: false } : null;
      },
    },
  };
}
