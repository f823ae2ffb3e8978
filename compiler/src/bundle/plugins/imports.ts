import type { Plugin } from "rollup";
import { nativeModule, packageNotFound, unresolvedImport } from "../../diagnostics/bundle.ts";
import { missingModule, unavailableModule } from "../builtins/unavailable.ts";
import { importPlace, isProjectFile, packageName, sourceName } from "../importers.ts";
import type { PluginOptions } from "../types.ts";
import { askHost } from "./host-modules.ts";
import { isRequire, isResolved, skipSelf } from "./resolve-options.ts";

/** Packages whose only purpose is to load a `.node` file of the package that imports them. */
const NATIVE_LOADERS = new Set([
  "bindings",
  "node-gyp-build",
  "@mapbox/node-pre-gyp",
  "node-pre-gyp",
]);

/** Resolves what the other plugins leave: the project's own paths, packages; and says what can't be had. */
export function imports({ context, virtual }: PluginOptions): Plugin {
  const { discovery } = context;
  return {
    name: "capsule:imports",
    async resolveId(source, importer, options) {
      if (importer === undefined || isInternal(source, importer) || isResolved(options))
        return null;
      const project = isProjectFile(context, importer);
      // Most imports are these, and the bundler knows best; each question costs.
      if (!project && source.startsWith(".") && !source.endsWith(".node")) return null;
      const own = project ? discovery.resolve(source, importer) : null;
      // A query is for a plugin of the bundler around the tasks.
      const asked =
        project && source.includes("?") ? await askHost(context, source, importer) : null;
      if (asked !== null) return asked;
      const resolved = await this.resolve(own ?? source, importer, skipSelf(options));
      const native = NATIVE_LOADERS.has(source) || (resolved?.id ?? source).endsWith(".node");
      if (resolved !== null && !native) return resolved;
      const known = native || !project ? null : await askHost(context, source, importer);
      if (known !== null) return known;

      const place = project ? importPlace(context, importer, source) : null;
      const by = project ? sourceName(context, importer) : packageName(context, importer);
      const name = `${by}/${source}.cjs`;
      if (native) {
        const diagnostic = nativeModule(source, project ? null : by, place);
        return virtual.add(name, unavailableModule(source, by), { diagnostic, when: "loaded" });
      }
      // Node reports a missing package when `require` runs, where an `import` fails before anything does.
      if (!project && isRequire(options)) {
        const diagnostic = packageNotFound(source, by);
        return virtual.add(name, missingModule(source, by), { diagnostic, when: "included" });
      }
      const diagnostic = unresolvedImport(source, by, place);
      return virtual.add(name, unavailableModule(source, by), { diagnostic, when: "loaded" });
    },
  };
}

/** Modules that plugins make for themselves. */
function isInternal(source: string, importer: string): boolean {
  return source.includes("\0") || importer.includes("\0");
}
