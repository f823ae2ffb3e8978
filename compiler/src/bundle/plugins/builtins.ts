import type { Plugin } from "rollup";
import { builtinInPackage, unsupportedBuiltin } from "../../diagnostics/bundle.ts";
import { builtinOf } from "../builtins/table.ts";
import { requiredModule, unavailableModule } from "../builtins/unavailable.ts";
import { importPlace, isProjectFile, packageName, sourceName } from "../importers.ts";
import type { PluginOptions } from "../types.ts";
import { isKeptRequire, skipSelf } from "./resolve-options.ts";

/** Node's own modules, each by the table: provided by the runner, or refused where it is really used. */
export function builtins({ context, virtual }: PluginOptions): Plugin {
  const { packages } = context;
  return {
    name: "capsule:builtins",
    resolveId: {
      filter: { id: /^(node:)?[a-z_0-9]+(\/[a-z0-9]+)?$|^http2-wrapper$/ },
      async handler(source, importer, options) {
        const found = builtinOf(source);
        if (found === null || importer === undefined) return null;
        const { name, builtin } = found;
        const project = isProjectFile(context, importer);
        const owner = packages.of(importer);
        const replaced = project ? undefined : (owner?.browser[source] ?? owner?.browser[name]);
        const resolve = async (other: string, from: string) =>
          this.resolve(other, from, skipSelf(options));
        if (builtin.kind === "runner") {
          if (isKeptRequire(options)) {
            return virtual.add(`${name}-required.mjs`, requiredModule(name));
          }
          return { id: `node:${name}`, external: true };
        }
        // A package knows best what it needs in the place of a built-in …
        if (replaced === false) return virtual.add("left-out.cjs", "module.exports = {};\n");
        if (replaced !== undefined && owner !== null) {
          return resolve(replaced, replaced.startsWith(".") ? owner.path : importer);
        }
        // … and one that depends on a package of the same name gets that.
        if (source === name && owner?.dependencies.has(name)) {
          const installed = await resolve(`${name}/`, importer);
          if (installed !== null) return installed;
        }
        const by = project ? sourceName(context, importer) : packageName(context, importer);
        const diagnostic = project
          ? unsupportedBuiltin(name, builtin.instead, importPlace(context, importer, source))
          : builtinInPackage(name, by, builtin.instead);
        const code = unavailableModule(name, by, builtin.values);
        const id = virtual.add(`${by}/${name}.cjs`, code, { diagnostic, when: "included" });
        return { id, moduleSideEffects: false };
      },
    },
  };
}
