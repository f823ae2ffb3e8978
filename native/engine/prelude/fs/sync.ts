import { decode, encode, type Options, optionsOf, type PathLike, pathOf } from "./arguments.ts";
import { attempt, fileError } from "./error.ts";
import { Dirent, Stats } from "./stats.ts";

/** Modes of `access`. */
export const constants = { F_OK: 0, X_OK: 1, W_OK: 2, R_OK: 4, COPYFILE_EXCL: 1 };

export function readFile(file: PathLike, options?: Options): string | Uint8Array {
  const path = pathOf(file);
  const { encoding } = optionsOf(options);
  // As in Node, a directory can be opened but not read.
  const bytes = attempt("open", path, () => {
    try {
      return native.readFile(path);
    } catch (error) {
      if ((error as { code?: unknown }).code === "EISDIR") throw fileError("EISDIR", "read", path);
      throw error;
    }
  });
  return decode(bytes, encoding);
}

const FLAGS = ["w", "wx", "xw", "a", "ax", "xa", "w+", "wx+", "a+", "ax+", "as", "as+"];

function write(file: PathLike, data: unknown, options: Options | undefined, preset: string): void {
  const path = pathOf(file);
  const { encoding, flag = preset } = optionsOf(options);
  if (!FLAGS.includes(flag)) {
    const message = `The flag ${JSON.stringify(flag)} is not available in a task`;
    throw Object.assign(new TypeError(message), { code: "ERR_INVALID_ARG_VALUE" });
  }
  const bytes = encode(data, encoding);
  const mode = (flag.includes("a") ? "a" : "w") + (flag.includes("x") ? "x" : "");
  attempt("open", path, () => native.writeFile(path, bytes, mode));
}

export function writeFile(file: PathLike, data: unknown, options?: Options): void {
  write(file, data, options, "w");
}

export function appendFile(file: PathLike, data: unknown, options?: Options): void {
  write(file, data, options, "a");
}

interface ReaddirOptions {
  withFileTypes?: boolean;
  recursive?: boolean;
}

export function readdir(
  directory: PathLike,
  options?: Options<ReaddirOptions>,
): string[] | Dirent[] {
  const path = pathOf(directory);
  const { withFileTypes, recursive } = optionsOf(options);
  const found: Dirent[] = [];
  list(path, found, recursive === true);
  if (withFileTypes) return found;
  const start = path.endsWith("/") ? path.length : path.length + 1;
  return found.map((entry) => join(entry.parentPath, entry.name).slice(start));
}

function list(path: string, found: Dirent[], recursive: boolean): void {
  const entries = attempt("scandir", path, () => native.readDirectory(path));
  for (let at = 0; at < entries.length; at += 2) {
    const entry = new Dirent(entries[at] ?? "", path, entries[at + 1] ?? "");
    found.push(entry);
    if (recursive && entry.isDirectory()) list(join(path, entry.name), found, true);
  }
}

function join(directory: string, name: string): string {
  return directory.endsWith("/") ? directory + name : `${directory}/${name}`;
}

interface StatOptions {
  throwIfNoEntry?: boolean;
}

function statWith(
  syscall: "stat" | "lstat",
  file: PathLike,
  options?: StatOptions,
): Stats | undefined {
  const path = pathOf(file);
  try {
    return new Stats(attempt(syscall, path, () => native.stat(path, syscall === "stat")));
  } catch (error) {
    const isMissing = ["ENOENT", "ENOTDIR"].includes((error as { code: string }).code);
    if (isMissing && options?.throwIfNoEntry === false) return undefined;
    throw error;
  }
}

export function stat(file: PathLike, options?: StatOptions): Stats | undefined {
  return statWith("stat", file, options);
}

export function lstat(file: PathLike, options?: StatOptions): Stats | undefined {
  return statWith("lstat", file, options);
}

export function exists(file: PathLike): boolean {
  try {
    native.stat(pathOf(file), true);
    return true;
  } catch {
    return false;
  }
}

/** Whether a file is there. What a task may do with it is the policy's, and shows when it does it. */
export function access(file: PathLike, _mode?: number): void {
  const path = pathOf(file);
  attempt("access", path, () => native.stat(path, true));
}

interface MkdirOptions {
  recursive?: boolean;
}

/** With `recursive`, gives the first directory that was made. */
export function mkdir(directory: PathLike, options?: MkdirOptions | number): string | undefined {
  const path = pathOf(directory);
  if (typeof options === "object" && options?.recursive) return makeAll(path);
  attempt("mkdir", path, () => native.makeDirectory(path));
  return undefined;
}

function makeAll(path: string): string | undefined {
  try {
    attempt("mkdir", path, () => native.makeDirectory(path));
    return path;
  } catch (error) {
    const { code } = error as { code: string };
    if (code === "EEXIST" && stat(path)?.isDirectory()) return undefined;
    const parent = path.replace(/\/+[^/]*\/*$/, "");
    if (code !== "ENOENT" || parent === "" || parent === path) throw error;
    const first = makeAll(parent);
    return makeAll(path) && (first ?? path);
  }
}

interface RmOptions {
  recursive?: boolean;
  force?: boolean;
}

export function rm(file: PathLike, options: RmOptions = {}): void {
  const path = pathOf(file);
  const stats = lstat(path, { throwIfNoEntry: !options.force });
  if (stats === undefined) return;
  if (!stats.isDirectory()) {
    attempt("rm", path, () => native.removeFile(path));
    return;
  }
  if (!options.recursive) {
    throw Object.assign(
      new Error(`Path is a directory: rm returned EISDIR (is a directory) ${path}`),
      {
        name: "SystemError",
        code: "ERR_FS_EISDIR",
        errno: 21,
        syscall: "rm",
        path,
      },
    );
  }
  removeTree(path);
}

function removeTree(path: string): void {
  const entries: Dirent[] = [];
  list(path, entries, false);
  for (const entry of entries) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) removeTree(inside);
    else attempt("rm", inside, () => native.removeFile(inside));
  }
  attempt("rm", path, () => native.removeDirectory(path));
}

export function rmdir(directory: PathLike, options: RmOptions = {}): void {
  const path = pathOf(directory);
  if (options.recursive) removeTree(path);
  else attempt("rmdir", path, () => native.removeDirectory(path));
}

export function unlink(file: PathLike): void {
  const path = pathOf(file);
  attempt("unlink", path, () => native.removeFile(path));
}

export function rename(from: PathLike, to: PathLike): void {
  const [path, dest] = [pathOf(from), pathOf(to)];
  attempt("rename", path, () => native.rename(path, dest), dest);
}

export function copyFile(from: PathLike, to: PathLike, mode = 0): void {
  const [path, dest] = [pathOf(from), pathOf(to)];
  const flags = mode & constants.COPYFILE_EXCL ? "wx" : "w";
  attempt("copyfile", path, () => native.writeFile(dest, native.readFile(path), flags), dest);
}

/** The path, absolute; symbolic links are the host's business. */
export function realpath(file: PathLike): string {
  const path = pathOf(file);
  attempt("realpath", path, () => native.stat(path, true));
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return `/${names.join("/")}`;
}
