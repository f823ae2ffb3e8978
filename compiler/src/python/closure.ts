import type { ExternalAnswer, ModuleAnswer } from "./answer.ts";

/** What a file needs to be imported. */
export interface Closure {
  /** The modules of the project, the file itself first. */
  modules: ModuleAnswer[];
  externals: ExternalAnswer[];
  unresolved: ExternalAnswer[];
}

/** Follows the imports of a file through the project. */
export function closureOf(file: string, modules: ReadonlyMap<string, ModuleAnswer>): Closure {
  const found = new Set([file]);
  // A set takes what is added while it is walked through.
  for (const path of found) for (const next of modules.get(path)?.imports ?? []) found.add(next);
  const needed = [...found].flatMap((path) => modules.get(path) ?? []);
  return {
    modules: needed,
    externals: needed.flatMap(({ externals }) => externals),
    unresolved: needed.flatMap(({ unresolved }) => unresolved),
  };
}
