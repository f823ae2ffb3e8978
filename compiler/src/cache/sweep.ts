import { readdirSync, rmSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomic } from "./files.ts";
import type { Store } from "./store.ts";

const DAY = 24 * 60 * 60_000;

/** How long an entry is kept after it was written. What is still in use then is made once more. */
const KEPT = 30 * DAY;

/** Bytes of a store beyond which its oldest entries go: a Python file leaves 30 MB at each change of a line. */
const MOST = 1024 ** 3;

/** Builds of a process between two looks through a store, each of which costs tens of milliseconds. */
const BUILDS = 16;

/** Builds since a store was last looked through by this process, by its directory. */
const builds = new Map<string, number>();

/** Sweeps a store after the first build of a process, and after some more. */
export function sweepInTurn(store: Store): void {
  const count = builds.get(store.directory) ?? 0;
  builds.set(store.directory, (count + 1) % BUILDS);
  if (count === 0) sweep(store);
}

/**
 * Removes a store's old entries, and what killed processes left half-written, once a day; and its
 * oldest ones where it has grown too large.
 *
 * @param most Bytes that it may have.
 */
export function sweep(store: Store, most = MOST): void {
  const marker = join(store.directory, "swept");
  const now = Date.now();
  const entries = entriesOf(store.directory);
  if (now - (statSync(marker, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= DAY) {
    writeFileAtomic(marker, "");
    for (const { path, stat } of entries) {
      const limit = path.endsWith(".tmp") ? DAY : KEPT;
      if (now - stat.mtimeMs > limit) rmSync(path, { force: true });
    }
  }
  let size = entries.reduce((sum, { stat }) => sum + stat.size, 0);
  if (size <= most) return;
  const oldest = entries.sort((a, b) => a.stat.mtimeMs - b.stat.mtimeMs);
  for (const { path, stat } of oldest) {
    if (size <= most / 2) return;
    rmSync(path, { force: true });
    size -= stat.size;
  }
}

function entriesOf(directory: string): { path: string; stat: Stats }[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) => {
      const path = join(parentPath, name);
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat === undefined ? [] : [{ path, stat }];
    });
}
