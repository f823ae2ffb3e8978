import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomic } from "./files.ts";
import type { Store } from "./store.ts";

const DAY = 24 * 60 * 60_000;

/** How long an entry is kept after it was written. What is still in use then is made once more. */
const KEPT = 30 * DAY;

/** Removes a store's old entries, and what killed processes left half-written; looks once a day. */
export function sweep(store: Store): void {
  const marker = join(store.directory, "swept");
  if (age(marker) < DAY) return;
  writeFileAtomic(marker, "");
  for (const entry of readdirSync(store.directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const limit = entry.name.endsWith(".tmp") ? DAY : KEPT;
    if (entry.isFile() && age(path) > limit) rmSync(path, { force: true });
  }
}

function age(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? Number.POSITIVE_INFINITY : Date.now() - stat.mtimeMs;
}
