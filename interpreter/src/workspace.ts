import {
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeSync,
} from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { isAlive, thisProcess } from "./processes.ts";
import type { FileInfo } from "./types.ts";

/** What an entry costs beside its bytes, as the sandbox counts. */
const ENTRY = 4096;

/** Those of this process that weren't removed yet. */
const open = new Set<Workspace>();

/**
 * A directory of this machine that one snippet or session has for itself, removed when that ends. In it the guest can
 * make no links, so a path leads where it says.
 */
export class Workspace {
  /** Absolute. */
  readonly directory: string;
  /** Bytes. */
  readonly limit: number;

  constructor(limit: number) {
    this.directory = mkdtempSync(path.join(home(), `${thisProcess()}-`));
    this.limit = limit;
    open.add(this);
  }

  /** What a call mounts. */
  get mount() {
    return { host: this.directory, guest: "/", writable: true, limit: this.limit };
  }

  /**
   * Writes a file, and the directories above it.
   *
   * @throws TypeError for a path that leads out; RangeError where it doesn't fit.
   */
  write(name: string, content: string | Uint8Array): void {
    const file = this.#resolve(name);
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    const before = lstatSync(file, { throwIfNoEntry: false });
    if (before !== undefined && !before.isFile()) throw new TypeError(`"${name}" is not a file.`);
    const taken = this.#size() - (before?.size ?? -ENTRY);
    if (taken + bytes.length > this.limit) {
      throw new RangeError(
        `"${name}" doesn't fit: ${bytes.length} bytes, where files may take ${this.limit} and ${taken} are taken. A larger \`workspaceSize\` has room for it.`,
      );
    }
    mkdirSync(path.dirname(file), { recursive: true });
    const { O_CREAT, O_TRUNC, O_WRONLY, O_NOFOLLOW = 0 } = constants;
    const descriptor = openSync(file, O_CREAT | O_TRUNC | O_WRONLY | O_NOFOLLOW, 0o600);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    } finally {
      closeSync(descriptor);
    }
  }

  /** @throws Error where there is no such file. */
  read(name: string): Buffer {
    const descriptor = openSync(
      this.#existing(name),
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0),
    );
    try {
      return readFileSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  /** @throws Error where there is no such file. */
  delete(name: string): void {
    rmSync(this.#existing(name));
  }

  /** All files, by their paths. */
  list(): FileInfo[] {
    const files: FileInfo[] = [];
    for (const entry of this.#entries()) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const size = lstatSync(file, { throwIfNoEntry: false })?.size;
      const below = path.relative(this.directory, file).split(path.sep).join("/");
      if (size !== undefined) files.push({ path: below, size });
    }
    return files.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Removes it with all that is in it. */
  remove(): void {
    open.delete(this);
    remove(this.directory);
  }

  #entries() {
    return readdirSync(this.directory, { recursive: true, withFileTypes: true });
  }

  #size(): number {
    let size = 0;
    for (const entry of this.#entries()) {
      const stat = lstatSync(path.join(entry.parentPath, entry.name), { throwIfNoEntry: false });
      size += ENTRY + (stat?.isFile() ? stat.size : 0);
    }
    return size;
  }

  #existing(name: string): string {
    const file = this.#resolve(name);
    const stat = lstatSync(file, { throwIfNoEntry: false });
    if (stat === undefined) {
      const names = this.list().slice(0, 10);
      const there =
        names.length === 0 ? "There are none" : `There: ${names.map((it) => it.path).join(", ")}`;
      throw new Error(`There is no file "${name}". ${there}.`);
    }
    if (!stat.isFile()) throw new Error(`"${name}" is not a file.`);
    return file;
  }

  /** The place of a path that the code would use: relative, or below `/`. */
  #resolve(name: string): string {
    if (typeof name !== "string" || name === "" || name.includes("\0") || name.includes("\\")) {
      throw new TypeError(`${JSON.stringify(name)} is no path of a file.`);
    }
    const below = path.posix.normalize(`./${name}`);
    if (below === "." || below.endsWith("/") || below === ".." || below.startsWith("../")) {
      throw new TypeError(
        `"${name}" leads out of the directory of the code's files, or names none.`,
      );
    }
    const file = path.join(this.directory, ...below.split("/"));
    // The guest can't make links. Should one be there all the same, nothing goes through it.
    for (let at = path.dirname(file); at.length > this.directory.length; at = path.dirname(at)) {
      if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) {
        throw new TypeError(`"${name}" leads through a link.`);
      }
    }
    return file;
  }
}

let ready: string | undefined;

/** The directory of all workspaces of this user; leftovers of processes that were killed are removed at first. */
function home(): string {
  if (ready === undefined) {
    ready = ownDirectory();
    for (const name of readdirSync(ready)) {
      if (!isAlive(name)) remove(path.join(ready, name));
    }
    process.once("exit", () => {
      for (const workspace of open) workspace.remove();
    });
  }
  return ready;
}

/** What can't be removed now is removed when the next process begins. */
function remove(directory: string): void {
  try {
    rmSync(directory, { recursive: true, force: true });
  } catch {
    // Another process removes it as well, or has something in it open.
  }
}

/** Nobody else may have made it, nor write to it: others use the directory for temporary files as well. */
function ownDirectory(): string {
  const { uid, username } = userInfo();
  const directory = path.join(realpathSync(tmpdir()), `capsule-${uid === -1 ? username : uid}`);
  if (!existsSync(directory)) mkdirSync(directory, { mode: 0o700, recursive: true });
  const stat = lstatSync(directory);
  const isOwn =
    stat.isDirectory() && (uid === -1 || (stat.uid === uid && (stat.mode & 0o077) === 0));
  if (!isOwn) {
    throw new Error(
      `${directory} belongs to somebody else, or others may use it. Remove it, or set TMPDIR to another directory.`,
    );
  }
  return directory;
}
