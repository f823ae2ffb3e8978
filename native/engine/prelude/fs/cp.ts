import { unavailable } from "../errors/unavailable.ts";
import { ERR_INVALID_RETURN_VALUE } from "../node/errors/codes.ts";
import {
  validateBoolean,
  validateFunction,
  validateInteger,
  validateObject,
} from "../node/validators.ts";
import { constants } from "./constants.ts";
import { copyFile } from "./copy.ts";
import { list, mkdir } from "./directories.ts";
import { systemError } from "./error.ts";
import { join, namesOf, pathOf } from "./path.ts";
import { rm } from "./removal.ts";
import { lstat, stat, utimes } from "./stat.ts";
import type { Stats } from "./stats.ts";

interface CpOptions {
  dereference: boolean;
  errorOnExist: boolean;
  filter?: (source: string, destination: string) => unknown;
  force: boolean;
  mode: number;
  preserveTimestamps: boolean;
  recursive: boolean;
  verbatimSymlinks: boolean;
}

/** Yields what the filter says to a pair of paths, and wants to be told it as a boolean. */
type Copying = Generator<unknown, void, unknown>;

/** A file or, with `recursive`, a directory with all that is in it. */
export function cp(from: unknown, to: unknown, options?: unknown): void {
  const copying = start(from, to, options);
  for (let step = copying.next(); !step.done; step = copying.next(step.value)) {
    if (typeof (step.value as { then?: unknown } | null)?.then === "function") {
      throw new ERR_INVALID_RETURN_VALUE("boolean", "filter", step.value);
    }
  }
}

/** The same, with a filter that may give a promise. */
export async function cpAsync(from: unknown, to: unknown, options?: unknown): Promise<void> {
  const copying = start(from, to, options);
  for (let step = copying.next(); !step.done; ) step = copying.next(await step.value);
}

function start(from: unknown, to: unknown, options: unknown): Copying {
  const given = optionsOf(options);
  const [source, destination] = [pathOf(from, "src"), pathOf(to, "dest")];
  return copyIfWanted(source, destination, given);
}

const FLAGS = [
  "dereference",
  "errorOnExist",
  "force",
  "preserveTimestamps",
  "recursive",
  "verbatimSymlinks",
] as const;

function optionsOf(options: unknown): CpOptions {
  const defaults: CpOptions = {
    dereference: false,
    errorOnExist: false,
    force: true,
    mode: 0,
    preserveTimestamps: false,
    recursive: false,
    verbatimSymlinks: false,
  };
  if (options === undefined) return defaults;
  validateObject(options, "options");
  const given = { ...defaults, ...options };
  for (const name of FLAGS) validateBoolean(given[name], `options.${name}`);
  validateInteger(given.mode, "mode", 0, 7);
  if (given.filter !== undefined) validateFunction(given.filter, "options.filter");
  return given;
}

function* copyIfWanted(source: string, destination: string, options: CpOptions): Copying {
  if (options.filter !== undefined && !(yield options.filter(source, destination))) return;
  yield* copy(source, destination, options);
}

function* copy(source: string, destination: string, options: CpOptions): Copying {
  const look = options.dereference ? stat : lstat;
  const from = look(source) as Stats;
  const to = look(destination, { throwIfNoEntry: false }) as Stats | undefined;
  check(source, from, destination, to);
  if (from.isDirectory()) {
    if (!options.recursive) throw refusal("ERR_FS_EISDIR", source);
    if (to === undefined) mkdir(destination, { recursive: true });
    for (const { name } of list(source)) {
      yield* copyIfWanted(join(source, name), join(destination, name), options);
    }
  } else if (from.isSymbolicLink()) {
    throw unavailable("Copying a symbolic link", "Set `dereference` to copy what it leads to.");
  } else {
    copyOne(source, destination, to, options);
  }
  if (options.preserveTimestamps) utimes(destination, from.atime, from.mtime);
}

function copyOne(
  source: string,
  destination: string,
  existing: Stats | undefined,
  { errorOnExist, force, mode }: CpOptions,
): void {
  if (existing === undefined) {
    const parent = destination.replace(/\/*[^/]*\/*$/, "");
    if (parent !== "") mkdir(parent, { recursive: true });
  } else if (force) {
    rm(destination);
  } else if (errorOnExist) {
    throw refusal("ERR_FS_CP_EEXIST", destination);
  } else {
    return;
  }
  copyFile(source, destination, mode & ~constants.COPYFILE_EXCL);
}

function check(source: string, from: Stats, destination: string, to: Stats | undefined): void {
  if (to !== undefined) {
    if (from.ino === to.ino)
      throw refusal("ERR_FS_CP_EINVAL", destination, "src and dest cannot be the same");
    if (from.isDirectory() && !to.isDirectory()) {
      throw refusal(
        "ERR_FS_CP_DIR_TO_NON_DIR",
        destination,
        `cannot overwrite non-directory ${destination} with directory ${source}`,
      );
    }
    if (!from.isDirectory() && to.isDirectory()) {
      throw refusal(
        "ERR_FS_CP_NON_DIR_TO_DIR",
        destination,
        `cannot overwrite directory ${destination} with non-directory ${source}`,
      );
    }
  }
  if (from.isDirectory() && isInside(source, destination)) {
    throw refusal(
      "ERR_FS_CP_EINVAL",
      destination,
      `cannot copy ${source} to a subdirectory of self ${destination}`,
    );
  }
}

function isInside(directory: string, path: string): boolean {
  const [outer, inner] = [namesOf(directory), namesOf(path)];
  return outer.every((name, index) => inner[index] === name);
}

const REFUSALS = {
  ERR_FS_EISDIR: ["Recursive option not enabled, cannot copy a directory", "EISDIR", 21],
  ERR_FS_CP_EEXIST: ["Target already exists", "EEXIST", 17],
  ERR_FS_CP_EINVAL: ["Invalid src or dest", "EINVAL", 22],
  ERR_FS_CP_DIR_TO_NON_DIR: ["Cannot overwrite non-directory with directory", "EISDIR", 21],
  ERR_FS_CP_NON_DIR_TO_DIR: ["Cannot overwrite directory with non-directory", "ENOTDIR", 20],
} as const;

function refusal(code: keyof typeof REFUSALS, path: string, message?: string): Error {
  const [text, system, errno] = REFUSALS[code];
  const reason =
    message ??
    (code === "ERR_FS_EISDIR" ? `${path} is a directory (not copied)` : `${path} already exists`);
  return systemError(code, text, { code: system, message: reason, syscall: "cp", path, errno });
}
