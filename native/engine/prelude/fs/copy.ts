import { unavailable } from "../errors/unavailable.ts";
import { validateInteger } from "../node/validators.ts";
import { constants } from "./constants.ts";
import { attempt } from "./error.ts";
import { pathOf } from "./path.ts";

/** Bits of `native.openFile`. */
const READ = 1;
const WRITE = 2;
const CREATE = 4;
const EXCLUSIVE = 8;
const TRUNCATE = 16;

/** Copied at once, bytes. */
const CHUNK_BYTES = 1 << 20;

/** Where a `NativeStat` has the number of the file. */
const INODE = 3;

export function rename(from: unknown, to: unknown): void {
  const [path, dest] = [pathOf(from, "oldPath"), pathOf(to, "newPath")];
  attempt("rename", path, () => native.rename(path, dest), dest);
}

export function copyFile(from: unknown, to: unknown, mode: unknown = 0): void {
  const [path, dest] = [pathOf(from, "src"), pathOf(to, "dest")];
  if (mode !== null) validateInteger(mode, "mode", 0, 7);
  const bits = mode ?? 0;
  if ((bits & constants.COPYFILE_FICLONE_FORCE) !== 0) {
    throw unavailable("COPYFILE_FICLONE_FORCE", "Copies of files share nothing.");
  }
  const isExclusive = (bits & constants.COPYFILE_EXCL) !== 0;
  attempt("copyfile", path, () => copyContent(path, dest, isExclusive), dest);
}

function copyContent(path: string, dest: string, isExclusive: boolean): void {
  const source = native.openFile(path, READ);
  try {
    if (!isExclusive && isSameFile(native.statFile(source), dest)) return;
    const chunk = new Uint8Array(CHUNK_BYTES);
    // Read first: what can't be read, such as a directory, leaves no empty copy.
    let count = native.readInto(source, chunk, 0, CHUNK_BYTES, 0);
    const target = native.openFile(dest, WRITE | CREATE | (isExclusive ? EXCLUSIVE : TRUNCATE));
    for (let at = 0; count > 0; ) {
      native.writeFrom(target, chunk.subarray(0, count), at);
      at += count;
      count = native.readInto(source, chunk, 0, CHUNK_BYTES, at);
    }
    native.closeFile(target);
  } finally {
    native.closeFile(source);
  }
}

/** Whether a path leads to that very file. */
export function isSameFile(file: NativeStat, path: string): boolean {
  try {
    return native.stat(path, true)[INODE] === file[INODE];
  } catch {
    return false;
  }
}
