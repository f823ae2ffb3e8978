import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where a build for browsers leaves the names of the tasks that its code calls, for `vite preview`. */
const FILE = ".capsule/client-tasks.json";

export function writeClientTasks(root: string, tasks: ReadonlySet<string>): void {
  const file = join(root, FILE);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, JSON.stringify([...tasks].sort()));
  renameSync(`${file}.tmp`, file);
}

/** None where nothing was built. */
export function readClientTasks(root: string): ReadonlySet<string> {
  try {
    const names: unknown = JSON.parse(readFileSync(join(root, FILE), "utf8"));
    return new Set(Array.isArray(names) ? names.map(String) : []);
  } catch {
    return new Set();
  }
}
