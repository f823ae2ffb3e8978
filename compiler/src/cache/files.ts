import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Writes a file under a temporary name beside it and renames it into place, so that a reader, or
 * the next run after a kill, finds the old content or the new one and nothing between.
 * Directories are made as needed.
 */
export function writeFileAtomic(path: string, data: string | Uint8Array): void {
  const directory = dirname(path);
  mkdirSync(directory, { recursive: true });
  const name = `.${basename(path)}.${process.pid}.${randomBytes(4).toString("hex")}.tmp`;
  const temporary = join(directory, name);
  try {
    writeFileSync(temporary, data);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A file's bytes, or null where it can't be read, for whatever reason. */
export function readFileOrNull(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
