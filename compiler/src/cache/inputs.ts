import { statSync } from "node:fs";
import { digestOf, TICK } from "./digests.ts";

/** A file that an output was made from, as it was then. */
export interface Input {
  /** Absolute path. */
  path: string;
  /** SHA-256 of the content; null: there was no such file, and none may appear. */
  sha256: string | null;
  size: number;
  /** Milliseconds. Modification and change together: a copy can keep the first, not the second. */
  mtime: number;
  ctime: number;
}

/**
 * Records files after an output was made from them.
 * @param since When the work began, in milliseconds since the epoch. A file changed after that may
 * not be what the work has read, so it is recorded as changed.
 */
export function recordInputs(paths: Iterable<string>, since: number): Input[] {
  return [...new Set(paths)].sort().map((path) => recordInput(path, since));
}

function recordInput(path: string, since: number): Input {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return { path, sha256: null, size: 0, mtime: 0, ctime: 0 };
  // `since` has no fractions of a millisecond either.
  const changed = Math.floor(Math.max(stat.mtimeMs, stat.ctimeMs));
  return {
    path,
    sha256: (changed > since ? null : digestOf(path)) ?? "changed while it was read",
    size: stat.size,
    // Within a tick of it, times say nothing: content is compared instead.
    mtime: changed > since - TICK ? -1 : stat.mtimeMs,
    ctime: stat.ctimeMs,
  };
}

/** Whether a file is still what was recorded: times and size first, content where they differ. */
export function isUnchanged(input: Input): boolean {
  const stat = statSync(input.path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return input.sha256 === null;
  if (input.sha256 === null || stat.size !== input.size) return false;
  if (stat.mtimeMs === input.mtime && stat.ctimeMs === input.ctime) return true;
  return digestOf(input.path) === input.sha256;
}
