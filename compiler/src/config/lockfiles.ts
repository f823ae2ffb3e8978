import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

const NAMES = ["package-lock.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock", "bun.lockb"];

/** The lockfiles nearest to a project: its own, or those of the workspace that it is in. Absolute paths. */
export function lockfilesOf(root: string): string[] {
  for (let directory = root; ; directory = dirname(directory)) {
    const found = NAMES.map((name) => join(directory, name)).filter((file) => existsSync(file));
    if (found.length > 0 || dirname(directory) === directory) return found;
  }
}
