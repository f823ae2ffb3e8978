import { dirname, resolve } from "node:path";
import commonjsPlugin from "@rollup/plugin-commonjs";
import jsonPlugin from "@rollup/plugin-json";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { type Plugin, type RollupCache, rollup } from "rollup";
import type ts from "typescript";
import { CONDITIONS } from "./conditions.ts";
import { ENTRY } from "./plugins/entry.ts";
import { typescript } from "./plugins/typescript.ts";
import { unicodeSets } from "./plugins/unicode-sets.ts";
import { renderedSizes } from "./sizes.ts";
import type { Driver } from "./types.ts";

// Their types claim CommonJS, whose default export would be the whole module.
const commonjs = commonjsPlugin as unknown as typeof commonjsPlugin.default;
const json = jsonPlugin as unknown as typeof jsonPlugin.default;

/** Runs the plugins in Rollup. Modules that tasks share are parsed and transformed once. */
export function rollupDriver(shared: Plugin[], options: ts.CompilerOptions): Driver {
  const plugins = [
    ...shared,
    nodeResolve({
      browser: true,
      preferBuiltins: false,
      exportConditions: CONDITIONS,
      extensions: [".mjs", ".js", ".mts", ".ts", ".tsx", ".jsx", ".json", ".cjs", ".cts"],
    }),
    json({ preferConst: true }),
    typescript(options),
    unicodeSets(),
    // Every CommonJS module is evaluated where it is required, as in Node. "auto" would decide by
    // the whole graph, so that a bundle could depend on which tasks were built before it.
    commonjs({ strictRequires: true, transformMixedEsModules: true }),
  ];
  let cache: RollupCache | undefined;
  return async (onLog) => {
    const bundle = await rollup({
      input: ENTRY,
      plugins,
      ...(cache && { cache }),
      onLog: (_level, log) => onLog(log),
    });
    try {
      const { output } = await bundle.generate({
        format: "es",
        inlineDynamicImports: true,
        sourcemap: "hidden",
        sourcemapPathTransform: (source, map) => resolve(dirname(map), source),
        externalLiveBindings: false,
        freeze: false,
        generatedCode: "es2015",
      });
      cache = bundle.cache;
      const [{ code, map, modules }] = output;
      if (map === null) throw new Error("Rollup gave no source map");
      return { code, map, modules: renderedSizes(modules) };
    } finally {
      await bundle.close();
    }
  };
}
