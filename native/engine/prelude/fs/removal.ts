import { validateBoolean, validateInt32, validateUint32 } from "../node/validators.ts";
import { list } from "./directories.ts";
import { attempt, systemError } from "./error.ts";
import { join, pathOf } from "./path.ts";
import { lstat } from "./stat.ts";

interface RmOptions {
  recursive?: boolean;
  force?: boolean;
  maxRetries?: number;
  retryDelay?: number;
}

function check({ recursive, force, maxRetries, retryDelay }: RmOptions): void {
  if (force !== undefined) validateBoolean(force, "options.force");
  if (recursive !== undefined) validateBoolean(recursive, "options.recursive");
  if (retryDelay !== undefined) validateInt32(retryDelay, "options.retryDelay", 0);
  if (maxRetries !== undefined) validateUint32(maxRetries, "options.maxRetries");
}

export function rm(file: unknown, options: RmOptions | null = {}): void {
  const path = pathOf(file);
  const { force, recursive } = options ?? {};
  check(options ?? {});
  const stats = lstat(path, { throwIfNoEntry: !force });
  if (stats === undefined) return;
  if (!stats.isDirectory()) {
    attempt("rm", path, () => native.removeFile(path));
    return;
  }
  if (!recursive) {
    throw systemError("ERR_FS_EISDIR", "Path is a directory", {
      code: "EISDIR",
      message: "is a directory",
      path,
      syscall: "rm",
      errno: 21,
    });
  }
  removeTree(path);
}

function removeTree(path: string): void {
  for (const { name, type } of list(path)) {
    const inside = join(path, name);
    if (type === "directory") removeTree(inside);
    else attempt("rm", inside, () => native.removeFile(inside));
  }
  attempt("rm", path, () => native.removeDirectory(path));
}

export function rmdir(directory: unknown, options: RmOptions | null = {}): void {
  const path = pathOf(directory);
  check(options ?? {});
  if (options?.recursive && lstat(path)?.isDirectory()) removeTree(path);
  else attempt("rmdir", path, () => native.removeDirectory(path));
}

export function unlink(file: unknown): void {
  const path = pathOf(file);
  attempt("unlink", path, () => native.removeFile(path));
}
