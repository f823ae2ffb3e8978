import { validateInteger } from "../node/validators.ts";
import { opened, openFile } from "./descriptors.ts";
import { attemptOpened, fileError } from "./error.ts";
import { checkMode, flagsOf, timeOf } from "./options.ts";
import { pathOf } from "./path.ts";
import { BigIntStats, Stats } from "./stats.ts";

// Operations on open files, by their numbers.

export { closeFile as close } from "./descriptors.ts";

export function open(path: unknown, flags?: unknown, mode?: unknown): number {
  const name = pathOf(path);
  const bits = flagsOf(flags);
  checkMode(mode, "mode");
  return openFile(name, bits);
}

export function fstat(fd: unknown, options: { bigint?: boolean } = {}): Stats | BigIntStats {
  const { file } = opened(fd, "fstat");
  const stat = attemptOpened("fstat", () => native.statFile(file));
  return options?.bigint ? new BigIntStats(stat) : new Stats(stat);
}

export function ftruncate(fd: unknown, length: unknown = 0): void {
  validateInteger(length, "len");
  const { file, canWrite } = opened(fd, "ftruncate");
  if (!canWrite) throw fileError("EINVAL", "ftruncate");
  attemptOpened("ftruncate", () => native.truncateFile(file, Math.max(0, length)));
}

export function fsync(fd: unknown): void {
  const { file } = opened(fd, "fsync");
  attemptOpened("fsync", () => native.syncFile(file, false));
}

export function fdatasync(fd: unknown): void {
  const { file } = opened(fd, "fdatasync");
  attemptOpened("fdatasync", () => native.syncFile(file, true));
}

export function futimes(fd: unknown, atime: unknown, mtime: unknown): void {
  const { file } = opened(fd, "futime");
  const times = [...timeOf(atime, "atime"), ...timeOf(mtime, "mtime")];
  attemptOpened("futime", () => native.setFileTimes(file, times));
}
