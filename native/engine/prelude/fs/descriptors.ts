import { validateInt32 } from "../node/validators.ts";
import { constants } from "./constants.ts";
import { attempt, fileError } from "./error.ts";

const {
  O_ACCMODE,
  O_APPEND,
  O_CREAT,
  O_DIRECTORY,
  O_DSYNC,
  O_EXCL,
  O_NOFOLLOW,
  O_TRUNC,
  O_WRONLY,
} = { ...constants, O_ACCMODE: 3 };

/** Bits of `native.openFile`. */
const READ = 1;
const WRITE = 2;
const OTHERS: readonly (readonly [flag: number, bit: number])[] = [
  [O_CREAT, 4],
  [O_EXCL, 8],
  [O_TRUNC, 16],
  [O_DIRECTORY, 32],
  [O_NOFOLLOW, 64],
];

/** A file that is open. */
export interface Opened {
  readonly file: NativeFile;
  readonly path: string;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  /** Every write goes to the end. */
  readonly isAppending: boolean;
  /** Every write is on the disk when it returns. */
  readonly isSync: boolean;
  /** Where the next read or write without a place of its own starts. */
  position: number;
}

/** The standard streams come first, as everywhere. */
const FIRST = 3;

/** By their numbers. Opening a file is a read of the outer world, so none is ever in a snapshot. */
const files = new Map<number, Opened>();

/** Opens a file; gives its number, the lowest that is free. */
export function openFile(path: string, flags: number): number {
  const access = flags & O_ACCMODE;
  const canRead = access !== O_WRONLY;
  const canWrite = access !== 0;
  let bits = (canRead ? READ : 0) | (canWrite ? WRITE : 0);
  for (const [flag, bit] of OTHERS) if ((flags & flag) === flag) bits |= bit;
  const file = attempt("open", path, () => native.openFile(path, bits));
  let fd = FIRST;
  while (files.has(fd)) fd++;
  files.set(fd, {
    file,
    path,
    canRead,
    canWrite,
    isAppending: (flags & O_APPEND) !== 0,
    isSync: (flags & O_DSYNC) !== 0,
    position: 0,
  });
  return fd;
}

export function checkDescriptor(fd: unknown): asserts fd is number {
  validateInt32(fd, "fd", 0, 2147483647);
}

/** The open file of a number. */
export function opened(fd: unknown, syscall: string): Opened {
  checkDescriptor(fd);
  const file = files.get(fd);
  if (file === undefined) throw fileError("EBADF", syscall);
  return file;
}

export function closeFile(fd: unknown): void {
  const { file } = opened(fd, "close");
  files.delete(fd as number);
  native.closeFile(file);
}
