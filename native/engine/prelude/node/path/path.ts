import { posix as nodePosix, win32 as nodeWin32 } from "@frida/path";
import { unavailable } from "../../errors/unavailable.ts";
import { validateObject, validateString } from "../validators.ts";

interface Parsed {
  root: string;
  dir: string;
  base: string;
  ext: string;
  name: string;
}

/** The module `node:path`, for one kind of paths. */
export interface Path {
  resolve(...paths: string[]): string;
  normalize(path: string): string;
  isAbsolute(path: string): boolean;
  join(...paths: string[]): string;
  relative(from: string, to: string): string;
  toNamespacedPath(path: string): string;
  dirname(path: string): string;
  basename(path: string, suffix?: string): string;
  extname(path: string): string;
  format(path: Partial<Parsed>): string;
  parse(path: string): Parsed;
  matchesGlob(path: string, pattern: string): boolean;
  sep: string;
  delimiter: string;
  win32: Path;
  posix: Path;
  _makeLong(path: string): string;
}

/** Node's own code, as the library brings it, behind the checks of arguments that it lacks. */
function checked(library: typeof nodePosix): Omit<Path, "posix" | "win32"> {
  const ofPath =
    <R>(fn: (path: string) => R) =>
    (path: string): R => {
      validateString(path, "path");
      return fn(path);
    };
  return {
    resolve(...paths) {
      for (const [index, path] of paths.entries()) validateString(path, `paths[${index}]`);
      return library.resolve(...paths);
    },
    normalize: ofPath(library.normalize),
    isAbsolute: ofPath(library.isAbsolute),
    join(...paths) {
      for (const path of paths) validateString(path, "path");
      return library.join(...paths);
    },
    relative(from, to) {
      validateString(from, "from");
      validateString(to, "to");
      return library.relative(from, to);
    },
    toNamespacedPath: library.toNamespacedPath,
    dirname: ofPath(library.dirname),
    basename(path, suffix) {
      if (suffix !== undefined) validateString(suffix, "suffix");
      validateString(path, "path");
      return library.basename(path, suffix);
    },
    extname: ofPath(library.extname),
    format(path) {
      validateObject(path, "pathObject");
      const { ext } = path;
      // As newer versions of Node: the dot may be missing.
      const dotted = ext && !ext.startsWith(".") ? { ...path, ext: `.${ext}` } : path;
      return library.format(dotted);
    },
    parse: ofPath(library.parse),
    matchesGlob() {
      throw unavailable("path.matchesGlob()", "Use a package such as picomatch or minimatch.");
    },
    sep: library.sep,
    delimiter: library.delimiter,
    _makeLong: library.toNamespacedPath,
  };
}

/** Paths as in a task. */
export const posix = checked(nodePosix) as Path;
/** Paths as on Windows, for text that has such. */
export const win32 = checked(nodeWin32) as Path;
for (const path of [posix, win32]) Object.assign(path, { win32, posix });
