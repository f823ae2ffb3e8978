import { createRequire } from "node:module";
import { isAbsolute } from "node:path";
import type { Plugin } from "rollup";
import { installedPackage } from "../paths.ts";
import type { PluginOptions } from "../types.ts";

/**
 * Packages whose files for browsers need a page, such as its document or XMLHttpRequest, or do something else than
 * those for Node, which work in a task.
 */
const NODE_BUILDS = new Set(["form-data", "pino", "superagent", "turndown"]);

/** Takes the files for Node of some packages, where the others take those for browsers. */
export function nodeBuilds({ context }: PluginOptions): Plugin {
  return {
    name: "capsule:node-builds",
    resolveId(source, importer) {
      if (importer === undefined || !isAbsolute(importer)) return null;
      if (NODE_BUILDS.has(source)) return resolveInNode(source, importer);
      if (!NODE_BUILDS.has(installedPackage(importer) ?? "")) return null;
      const replaced =
        source.startsWith(".") || source in (context.packages.of(importer)?.browser ?? {});
      return replaced ? resolveInNode(source, importer) : null;
    },
  };
}

function resolveInNode(source: string, importer: string): string | null {
  try {
    return createRequire(importer.split("?", 1)[0] as string).resolve(source);
  } catch {
    return null;
  }
}
