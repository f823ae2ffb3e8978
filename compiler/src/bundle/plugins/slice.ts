import type { Plugin } from "rollup";
import { tasksByFile } from "../../discover/modules.ts";
import { sliceModule } from "../../slice/slice.ts";
import { sliceDigest } from "../slice-digest.ts";
import type { PluginOptions } from "../types.ts";

/** Loads files that define tasks as what the bundle's task needs of them. */
export function slice({ context, session }: PluginOptions): Plugin {
  const files = tasksByFile(context.discovery);
  return {
    name: "capsule:slice",
    // `load` and not `transform`: the bundler's module cache compares what was loaded, and the same
    // file is another module in each task's bundle.
    load(id) {
      if (!files.has(id)) return null;
      const { task, slices, report } = session();
      const slice = sliceModule(context.discovery, id, task);
      report(slice.diagnostics);
      slices[id] = sliceDigest(slice);
      // What is left is what the task needs. Tree shaking would go on to drop what it takes for
      // harmless, for example a loop without an end.
      return { code: slice.code, map: slice.map, moduleSideEffects: "no-treeshake" };
    },
  };
}
