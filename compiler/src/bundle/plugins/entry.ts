import type { Plugin } from "rollup";
import type { PluginOptions } from "../types.ts";

/** The module that every bundle starts from. It imports the task's file, whose exports are thereby not needed. */
export const ENTRY = "\0capsule:entry";

const TASK = "capsule:task:";

export function entry({ session }: PluginOptions): Plugin {
  return {
    name: "capsule:entry",
    resolveId: {
      filter: { id: [new RegExp(`^${ENTRY}$`), new RegExp(`^${TASK}`)] },
      handler(source) {
        // A package.json with `"sideEffects": false` must not drop the task itself.
        const id = source === ENTRY ? ENTRY : source.slice(TASK.length);
        return { id, moduleSideEffects: true };
      },
    },
    load(id) {
      // With the file's path, since a bundler that finds the same entry takes what it imported before.
      return id === ENTRY ? `import ${JSON.stringify(TASK + session().task.file)};\n` : null;
    },
  };
}
