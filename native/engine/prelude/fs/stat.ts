import { isDenied } from "../errors/denied.ts";
import { validateInteger } from "../node/validators.ts";
import { constants } from "./constants.ts";
import { attempt, fileError } from "./error.ts";
import { timeOf } from "./options.ts";
import { pathOf } from "./path.ts";
import { BigIntStats, Stats } from "./stats.ts";

const READ = 1;
const WRITE = 2;

interface StatOptions {
  bigint?: boolean;
  throwIfNoEntry?: boolean;
}

export function stat(path: unknown, options?: StatOptions): Stats | BigIntStats | undefined {
  return statWith("stat", path, options);
}

export function lstat(path: unknown, options?: StatOptions): Stats | BigIntStats | undefined {
  return statWith("lstat", path, options);
}

function statWith(
  syscall: "stat" | "lstat",
  file: unknown,
  options: StatOptions | null = {},
): Stats | BigIntStats | undefined {
  const path = pathOf(file);
  try {
    const found = attempt(syscall, path, () => native.stat(path, syscall === "stat"));
    return options?.bigint ? new BigIntStats(found) : new Stats(found);
  } catch (error) {
    const isMissing = ["ENOENT", "ENOTDIR"].includes((error as { code: string }).code);
    if (isMissing && options?.throwIfNoEntry === false) return undefined;
    throw error;
  }
}

/** As in Node, what can't be reached is not there. Of what the policy forbids, nothing is said. */
export function exists(path: unknown): boolean {
  try {
    const name = pathOf(path);
    attempt("access", name, () => native.stat(name, true));
    return true;
  } catch (error) {
    if (isDenied(error)) throw error;
    return false;
  }
}

/** Whether a path can be used. What the policy forbids is refused, and nothing can be executed. */
export function access(path: unknown, mode: unknown = constants.F_OK): void {
  const name = pathOf(path);
  const { R_OK, W_OK, X_OK } = constants;
  validateInteger(mode, "mode", 0, R_OK | W_OK | X_OK);
  attempt("access", name, () => {
    const isDirectory = new Stats(native.stat(name, true)).isDirectory();
    if ((mode & R_OK) !== 0 && !isDirectory) tryOpen(name, READ);
    if ((mode & W_OK) !== 0) {
      if (isDirectory) native.checkWritable(name);
      else tryOpen(name, WRITE);
    }
    if ((mode & X_OK) !== 0 && !isDirectory) throw fileError("EACCES", "access", name);
  });
}

function tryOpen(path: string, bits: number): void {
  native.closeFile(native.openFile(path, bits));
}

export function utimes(path: unknown, atime: unknown, mtime: unknown): void {
  setTimes("utime", true, path, atime, mtime);
}

export function lutimes(path: unknown, atime: unknown, mtime: unknown): void {
  setTimes("lutime", false, path, atime, mtime);
}

function setTimes(
  syscall: string,
  follow: boolean,
  file: unknown,
  atime: unknown,
  mtime: unknown,
): void {
  const path = pathOf(file);
  const times = [...timeOf(atime), ...timeOf(mtime)];
  attempt(syscall, path, () => native.setTimes(path, follow, times));
}
