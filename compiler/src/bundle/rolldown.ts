import { dirname, resolve } from "node:path";
import { type Plugin, rolldown } from "rolldown";
import type { Plugin as RollupPlugin } from "rollup";
import type ts from "typescript";
import { CONDITIONS } from "./conditions.ts";
import { ENTRY } from "./plugins/entry.ts";
import { typescript } from "./plugins/typescript.ts";
import { unicodeSets } from "./plugins/unicode-sets.ts";
import { renderedSizes } from "./sizes.ts";
import type { Driver } from "./types.ts";

/** Runs the plugins in Rolldown, which resolves packages and reads CommonJS and JSON by itself. */
export function rolldownDriver(shared: RollupPlugin[], options: ts.CompilerOptions): Driver {
  const plugins = [...shared, typescript(options), unicodeSets()] as unknown as Plugin[];
  return async (onLog) => {
    const bundle = await rolldown({
      input: ENTRY,
      platform: "browser",
      plugins,
      resolve: {
        conditionNames: [...CONDITIONS, "module", "default"],
        mainFields: ["browser", "module", "main"],
        aliasFields: [["browser"]],
        extensions: [".mjs", ".js", ".mts", ".ts", ".tsx", ".jsx", ".json", ".cjs", ".cts"],
        extensionAlias: {
          ".js": [".js", ".ts", ".tsx"],
          ".mjs": [".mjs", ".mts"],
          ".jsx": [".jsx", ".tsx"],
        },
      },
      // Without comments that name each module by its path from the current directory.
      experimental: { attachDebugInfo: "none" },
      // Types are stripped by the same plugin as in Rollup, by the same options.
      tsconfig: false,
      onLog: (_level, log) => onLog(log),
    });
    try {
      const { output } = await bundle.generate({
        format: "esm",
        codeSplitting: false,
        sourcemap: "hidden",
        sourcemapPathTransform: (source, map) => resolve(dirname(map), source),
        externalLiveBindings: false,
        comments: { legal: false },
      });
      const { code, map, modules } = output[0];
      if (map === null) throw new Error("Rolldown gave no source map");
      return { code, map, modules: renderedSizes(modules) };
    } finally {
      await bundle.close();
    }
  };
}
