import { constants } from "./constants.ts";
import { copyFile, rename } from "./copy.ts";
import { cpAsync } from "./cp.ts";
import { opendir } from "./dir.ts";
import { mkdir, mkdtemp, readdir } from "./directories.ts";
import { FileHandle, openHandle } from "./file-handle.ts";
import { promised } from "./later.ts";
import { link, nativeRealpath, readlink } from "./links.ts";
import { pathOf } from "./path.ts";
import { refusedPromises } from "./refused.ts";
import { rm, rmdir, unlink } from "./removal.ts";
import { access, lstat, lutimes, stat, utimes } from "./stat.ts";
import { truncate } from "./truncate.ts";
import { readFile } from "./whole-files.ts";
import { writeAll } from "./write-all.ts";

/** What gives a promise and is else like the function that ends in `Sync`. */
const operations = {
  access,
  copyFile,
  link,
  lstat,
  lutimes,
  mkdir,
  mkdtemp,
  open: openHandle,
  opendir,
  readdir,
  readFile: (file: unknown, options?: object) => readFile(numberOf(file), options),
  readlink,
  realpath: nativeRealpath,
  rename,
  rm,
  rmdir,
  stat,
  truncate,
  unlink,
  utimes,
};

/** An open file may stand where a path does. */
function numberOf(file: unknown): unknown {
  return file instanceof FileHandle ? file.fd : pathOf(file);
}

type Operation = (...args: unknown[]) => unknown;

function named<T extends object>(fn: T, name: string): T {
  return Object.defineProperty(fn, "name", { value: name, configurable: true });
}

/** What `node:fs/promises` exports. */
export const promises: Record<string, unknown> = {
  ...Object.fromEntries(
    Object.entries(operations as Record<string, Operation>).map(([name, operation]) => [
      name,
      named(promised(operation), name),
    ]),
  ),
  async appendFile(file: unknown, data: unknown, options?: object): Promise<void> {
    await writeAll(numberOf(file), data, options, "a");
  },
  async writeFile(file: unknown, data: unknown, options?: object): Promise<void> {
    await writeAll(numberOf(file), data, options);
  },
  cp: named(cpAsync, "cp"),
  ...Object.fromEntries(
    Object.entries(refusedPromises).map(([name, refuse]) => [
      name,
      // `watch` gives an iterator; the others give promises.
      name === "watch" || name === "glob" ? refuse : named(async () => refuse(), name),
    ]),
  ),
  constants,
};
