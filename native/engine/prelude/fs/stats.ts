import { constants } from "./constants.ts";

const { S_IFDIR, S_IFLNK, S_IFMT, S_IFREG } = constants;

/** What a task sees of modes: the type, and what a user's files usually have. The host doesn't tell. */
const MODES = [0, S_IFREG | 0o644, S_IFDIR | 0o755, S_IFLNK | 0o777];

/** The block that sizes on disk are counted in, bytes. */
const BLOCK_BYTES = 512;

abstract class AnyStats {
  declare readonly mode: number | bigint;

  #is(type: number): boolean {
    return (Number(this.mode) & S_IFMT) === type;
  }

  isFile(): boolean {
    return this.#is(S_IFREG);
  }

  isDirectory(): boolean {
    return this.#is(S_IFDIR);
  }

  isSymbolicLink(): boolean {
    return this.#is(S_IFLNK);
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

/** Seconds and nanoseconds of the three times of the host, and the fourth that Node has. */
function timesOf(stat: NativeStat): { atime: Time; mtime: Time; ctime: Time; birthtime: Time } {
  const at = (index: number): Time => [stat[index] ?? 0, stat[index + 1] ?? 0];
  const [atime, mtime, birthtime] = [at(4), at(6), at(8)];
  // The host gives the creation for the change of status. That change was not before the last one of the content.
  const ctime = isBefore(mtime, birthtime) ? birthtime : mtime;
  return { atime, mtime, ctime, birthtime };
}

type Time = [seconds: number, nanoseconds: number];

function isBefore(left: Time, right: Time): boolean {
  return left[0] === right[0] ? left[1] < right[1] : left[0] < right[0];
}

/** What `stat` gives: type, size and times of a file. */
export class Stats extends AnyStats {
  readonly dev = 0;
  override readonly mode: number;
  readonly nlink: number;
  readonly uid = 0;
  readonly gid = 0;
  readonly rdev = 0;
  readonly blksize = 4096;
  readonly ino: number;
  readonly size: number;
  readonly blocks: number;
  readonly atimeMs: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly birthtimeMs: number;
  readonly atime: Date;
  readonly mtime: Date;
  readonly ctime: Date;
  readonly birthtime: Date;

  constructor(stat: NativeStat) {
    super();
    const [type = 0, size = 0, links = 1, ino = 0] = stat;
    const { atime, mtime, ctime, birthtime } = timesOf(stat);
    this.mode = MODES[type] ?? 0;
    this.nlink = links;
    this.ino = ino;
    this.size = size;
    this.blocks = Math.ceil(size / BLOCK_BYTES);
    this.atimeMs = milliseconds(atime);
    this.mtimeMs = milliseconds(mtime);
    this.ctimeMs = milliseconds(ctime);
    this.birthtimeMs = milliseconds(birthtime);
    this.atime = date(this.atimeMs);
    this.mtime = date(this.mtimeMs);
    this.ctime = date(this.ctimeMs);
    this.birthtime = date(this.birthtimeMs);
  }
}

function milliseconds([seconds, nanoseconds]: Time): number {
  return seconds * 1e3 + nanoseconds / 1e6;
}

/** Half a millisecond more, as Node rounds. */
function date(ms: number): Date {
  return new Date(ms + 0.5);
}

/** The same as bigints, with times in nanoseconds. */
export class BigIntStats extends AnyStats {
  readonly dev = 0n;
  override readonly mode: bigint;
  readonly nlink: bigint;
  readonly uid = 0n;
  readonly gid = 0n;
  readonly rdev = 0n;
  readonly blksize = 4096n;
  readonly ino: bigint;
  readonly size: bigint;
  readonly blocks: bigint;
  readonly atimeMs: bigint;
  readonly mtimeMs: bigint;
  readonly ctimeMs: bigint;
  readonly birthtimeMs: bigint;
  readonly atimeNs: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly birthtimeNs: bigint;
  readonly atime: Date;
  readonly mtime: Date;
  readonly ctime: Date;
  readonly birthtime: Date;

  constructor(stat: NativeStat) {
    super();
    const [type = 0, size = 0, links = 1, ino = 0] = stat;
    const { atime, mtime, ctime, birthtime } = timesOf(stat);
    this.mode = BigInt(MODES[type] ?? 0);
    this.nlink = BigInt(links);
    this.ino = BigInt(ino);
    this.size = BigInt(size);
    this.blocks = BigInt(Math.ceil(size / BLOCK_BYTES));
    this.atimeNs = nanoseconds(atime);
    this.mtimeNs = nanoseconds(mtime);
    this.ctimeNs = nanoseconds(ctime);
    this.birthtimeNs = nanoseconds(birthtime);
    this.atimeMs = this.atimeNs / 1_000_000n;
    this.mtimeMs = this.mtimeNs / 1_000_000n;
    this.ctimeMs = this.ctimeNs / 1_000_000n;
    this.birthtimeMs = this.birthtimeNs / 1_000_000n;
    this.atime = date(Number(this.atimeMs));
    this.mtime = date(Number(this.mtimeMs));
    this.ctime = date(Number(this.ctimeMs));
    this.birthtime = date(Number(this.birthtimeMs));
  }
}

function nanoseconds([whole, rest]: Time): bigint {
  return BigInt(whole) * 1_000_000_000n + BigInt(rest);
}
