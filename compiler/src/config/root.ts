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

export interface ProjectRoot {
  /** Absolute path. */
  directory: string;
  /** Absolute paths of every configuration file there. */
  configs: string[];
}

/**
 * The nearest directory upward that holds a configuration or a package.json; where there is none,
 * the directory itself.
 */
export function findRoot(from: string): ProjectRoot {
  let directory = resolve(from);
  for (;;) {
    const names = new Set(listNames(directory));
    const configs = CONFIG_FILES.filter((name) => names.has(name));
    if (configs.length > 0 || names.has("package.json")) {
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
