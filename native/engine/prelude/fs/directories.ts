import type { Buffer } from "../node/buffer/buffer.ts";
import { validateBoolean } from "../node/validators.ts";
import { Dirent } from "./dirent.ts";
import { attempt } from "./error.ts";
import { checkMode, type Options, optionsOf } from "./options.ts";
import { encodePath, join, pathOf } from "./path.ts";
import { stat } from "./stat.ts";

interface ReaddirOptions {
  withFileTypes?: boolean;
  recursive?: boolean;
}

/** An entry before it is encoded. */
export interface Entry {
  name: string;
  parent: string;
  type: string;
}

export function readdir(
  directory: unknown,
  options?: Options<ReaddirOptions>,
): (string | Buffer | Dirent)[] {
  const { encoding, withFileTypes, recursive } = optionsOf<ReaddirOptions>(options);
  const path = pathOf(directory);
  if (recursive !== undefined && recursive !== null)
    validateBoolean(recursive, "options.recursive");
  const entries = recursive ? tree(path, !withFileTypes) : list(path);
  if (withFileTypes) {
    return entries.map(({ name, parent, type }) => {
      return new Dirent(encodePath(name, encoding), parent, type);
    });
  }
  const start = path.endsWith("/") ? path.length : path.length + 1;
  return entries.map(({ name, parent }) => encodePath(join(parent, name).slice(start), encoding));
}

/** The entries of one directory, by name. */
export function list(path: string, syscall = "scandir"): Entry[] {
  const found = attempt(syscall, path, () => native.readDirectory(path));
  const entries: Entry[] = [];
  for (let at = 0; at < found.length; at += 2) {
    entries.push({ name: found[at] ?? "", parent: path, type: found[at + 1] ?? "" });
  }
  return entries;
}

/** All entries below, level by level. Links to directories are followed where Node does that. */
export function tree(path: string, followsLinks: boolean): Entry[] {
  const entries: Entry[] = [];
  const waiting = [path];
  for (const directory of waiting) {
    for (const entry of list(directory)) {
      entries.push(entry);
      const inside = join(directory, entry.name);
      const isDirectory =
        entry.type === "directory" ||
        (followsLinks && entry.type === "link" && isDirectoryBehind(inside));
      if (isDirectory) waiting.push(inside);
    }
  }
  return entries;
}

function isDirectoryBehind(path: string): boolean {
  try {
    return stat(path)?.isDirectory() === true;
  } catch {
    return false;
  }
}

interface MkdirOptions {
  recursive?: boolean;
  mode?: unknown;
}

/** With `recursive`, gives the first directory that was made. */
export function mkdir(
  directory: unknown,
  options?: MkdirOptions | number | string,
): string | undefined {
  const path = pathOf(directory);
  const { recursive, mode } = typeof options === "object" ? (options ?? {}) : { mode: options };
  if (recursive !== undefined) validateBoolean(recursive, "options.recursive");
  checkMode(mode, typeof options === "object" ? "options.mode" : "mode");
  if (recursive) return makeAll(path);
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

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const SUFFIX_LENGTH = 6;

/** A new directory whose name starts with `prefix`. */
export function mkdtemp(prefix: unknown, options?: Options): string | Buffer {
  const { encoding } = optionsOf(options);
  const start = pathOf(prefix, "prefix");
  for (;;) {
    const path = start + randomName();
    try {
      attempt("mkdtemp", `${start}XXXXXX`, () => native.makeDirectory(path));
      return encodePath(path, encoding);
    } catch (error) {
      if ((error as { code?: unknown }).code !== "EEXIST") throw error;
    }
  }
}

function randomName(): string {
  return Array.from(
    native.randomBytes(SUFFIX_LENGTH),
    (byte) => LETTERS[byte % LETTERS.length],
  ).join("");
}
