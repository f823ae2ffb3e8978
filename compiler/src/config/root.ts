import { readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** In the order in which they win. A project has one at most. */
export const CONFIG_FILES = [
  "capsule.config.ts",
  "capsule.config.mts",
  "capsule.config.js",
  "capsule.config.mjs",
  "capsule.toml",
  "Capsule.toml",
] as const;

/** Other files that only the root of a project holds. */
const MARKS = ["package.json", "pyproject.toml", "requirements.txt"];

export interface ProjectRoot {
  /** Absolute path. */
  directory: string;
  /** Absolute paths of every configuration file there. */
  configs: string[];
}

/**
 * The nearest directory upward that holds a configuration, a package.json or what Python projects
 * have in its place; where there is none, the directory itself.
 */
export function findRoot(from: string): ProjectRoot {
  let directory = resolve(from);
  for (;;) {
    const names = new Set(listNames(directory));
    const configs = CONFIG_FILES.filter((name) => names.has(name));
    if (configs.length > 0 || MARKS.some((name) => names.has(name))) {
      return { directory, configs: configs.map((name) => join(directory, name)) };
    }
    const parent = dirname(directory);
    if (parent === directory) return { directory: resolve(from), configs: [] };
    directory = parent;
  }
}

function listNames(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
