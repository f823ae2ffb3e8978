/** What `stat` gives: type, size and times of a file. */
export class Stats {
  readonly dev = 0;
  readonly ino = 0;
  readonly mode: number;
  readonly nlink: number;
  readonly uid = 0;
  readonly gid = 0;
  readonly rdev = 0;
  readonly size: number;
  readonly blksize = 4096;
  readonly blocks: number;
  readonly atimeMs: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly birthtimeMs: number;

  constructor(stat: NativeStat) {
    this.mode = { file: 0o100644, directory: 0o40755, link: 0o120777, other: 0 }[stat.type];
    this.nlink = stat.nlink;
    this.size = stat.size;
    this.blocks = Math.ceil(stat.size / 512);
    this.atimeMs = stat.atimeMs;
    this.mtimeMs = stat.mtimeMs;
    this.ctimeMs = stat.ctimeMs;
    this.birthtimeMs = stat.ctimeMs;
  }

  get atime(): Date {
    return new Date(this.atimeMs);
  }

  get mtime(): Date {
    return new Date(this.mtimeMs);
  }

  get ctime(): Date {
    return new Date(this.ctimeMs);
  }

  get birthtime(): Date {
    return new Date(this.birthtimeMs);
  }

  isFile(): boolean {
    return (this.mode & 0o170000) === 0o100000;
  }

  isDirectory(): boolean {
    return (this.mode & 0o170000) === 0o40000;
  }

  isSymbolicLink(): boolean {
    return (this.mode & 0o170000) === 0o120000;
  }

  isBlockDevice(): boolean {
    return false;
  }

  isCharacterDevice(): boolean {
    return false;
  }

  isFIFO(): boolean {
    return false;
  }

  isSocket(): boolean {
    return false;
  }
}

/** An entry of a directory, as `readdir` gives it with `withFileTypes`. */
export class Dirent {
  readonly name: string;
  readonly parentPath: string;
  readonly #type: string;

  constructor(name: string, parentPath: string, type: string) {
    this.name = name;
    this.parentPath = parentPath;
    this.#type = type;
  }

  get path(): string {
    return this.parentPath;
  }

  isFile(): boolean {
    return this.#type === "file";
  }

  isDirectory(): boolean {
    return this.#type === "directory";
  }

  isSymbolicLink(): boolean {
    return this.#type === "link";
  }

  isBlockDevice(): boolean {
    return false;
  }

  isCharacterDevice(): boolean {
    return false;
  }

  isFIFO(): boolean {
    return false;
  }

  isSocket(): boolean {
    return false;
  }
}
