import { isAbsolute } from "node:path";
import { isProjectFile, sourceName } from "./importers.ts";
import type { BundleContext } from "./types.ts";

/** The parts of a source map that are changed here. */
export interface SourceMap {
  version: number;
  sources: (string | null)[];
  sourcesContent?: (string | null)[] | undefined;
  names: string[];
  mappings: string;
}

/** Ids of virtual modules, which a bundler may take for relative paths. */
const VIRTUAL = /(capsule-virtual:|capsule:).*$/;

/**
 * A bundle's map as it is kept: sources named alike on every machine, and the text of the project's
 * own sources only, which is what frames of errors show.
 *
 * @param file The bundle's name.
 */
export function finishMap(context: BundleContext, map: SourceMap, file: string): string {
  const sources = map.sources.map((source) => VIRTUAL.exec(source ?? "")?.[0] ?? source ?? "");
  return JSON.stringify({
    version: 3,
    file,
    sources: sources.map((source) => (isAbsolute(source) ? sourceName(context, source) : source)),
    sourcesContent: sources.map((source, index) =>
      isProjectFile(context, source) ? (map.sourcesContent?.[index] ?? null) : null,
    ),
    names: map.names,
    mappings: map.mappings,
  });
}
