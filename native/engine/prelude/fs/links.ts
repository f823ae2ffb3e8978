import type { Buffer } from "../node/buffer/buffer.ts";
import { attempt, fileError } from "./error.ts";
import { type Options, optionsOf } from "./options.ts";
import { encodePath, namesOf, pathOf } from "./path.ts";
import { lstat } from "./stat.ts";

/** As many links as Linux follows for one path. */
const MAX_LINKS = 40;

/** A second name for a file, in the same granted directory. */
export function link(from: unknown, to: unknown): void {
  const [path, dest] = [pathOf(from, "existingPath"), pathOf(to, "newPath")];
  attempt("link", path, () => native.link(path, dest), dest);
}

export function readlink(file: unknown, options?: Options): string | Buffer {
  const { encoding } = optionsOf(options);
  const path = pathOf(file, "oldPath");
  return encodePath(
    attempt("readlink", path, () => native.readLink(path)),
    encoding,
  );
}

/** The path from the root, all links followed. */
export function realpath(file: unknown, options?: Options): string | Buffer {
  const { encoding } = optionsOf(options);
  return encodePath(resolved(pathOf(file), "lstat"), encoding);
}

/** The same, with the errors of the system's own function. */
export function nativeRealpath(file: unknown, options?: Options): string | Buffer {
  const { encoding } = optionsOf(options);
  return encodePath(resolved(pathOf(file), "realpath"), encoding);
}

function resolved(path: string, syscall: string): string {
  // What the path means as a whole is the host's to say, refusals included. It sees the same links.
  attempt(syscall, path, () => native.stat(path, true));
  const waiting = namesOf(path);
  const done: string[] = [];
  for (let links = 0; waiting.length > 0; ) {
    const name = waiting.shift() ?? "";
    if (name === "..") done.pop();
    if (name === ".." || name === "." || name === "") continue;
    const here = `/${[...done, name].join("/")}`;
    if (!isLink(here)) {
      done.push(name);
      continue;
    }
    if (++links > MAX_LINKS) throw fileError("ELOOP", syscall, path);
    const target = attempt(syscall, here, () => native.readLink(here));
    if (target.startsWith("/")) done.length = 0;
    waiting.unshift(...target.split("/"));
  }
  return `/${done.join("/")}`;
}

/** Directories above a granted one can't be looked at. They are what they are called. */
function isLink(path: string): boolean {
  try {
    return lstat(path)?.isSymbolicLink() === true;
  } catch {
    return false;
  }
}
