import type { Plugin } from "rollup";
import type { BundleContext, PluginOptions } from "../types.ts";

/** What the ids of modules start with that the bundler around the tasks loads. */
const PREFIX = "capsule-host:";

/** Loads what {@link askHost} found, and asks for what that imports. */
export function hostModules({ context }: PluginOptions): Plugin {
  return {
    name: "capsule:host-modules",
    resolveId: {
      order: "pre",
      async handler(source, importer) {
        const from = importer === undefined ? null : hostId(importer);
        return from === null ? null : askHost(context, source, from);
      },
    },
    load(id) {
      const known = hostId(id);
      return known === null || context.host === null ? null : context.host.load(known);
    },
  };
}

/**
 * The module that the bundler around the tasks takes an import for: a file, or one that only its plugins know, such as
 * a virtual one or a file with a query like `?raw`.
 */
export async function askHost(
  { host }: BundleContext,
  source: string,
  importer: string,
): Promise<string | null> {
  const id = (await host?.resolve(source, importer)) ?? null;
  if (id === null) return null;
  const isFile = !/^\0|[?]|^virtual:/.test(id);
  return isFile ? id : PREFIX + encodeURIComponent(id);
}

/** The id by which the bundler around the tasks knows a module; null for modules of ours. */
export function hostId(id: string): string | null {
  return id.startsWith(PREFIX) ? decodeURIComponent(id.slice(PREFIX.length)) : null;
}
