import { validateFunction } from "../node/validators.ts";
import { type Callback, callBack, withCallback } from "./callback.ts";
import { constants } from "./constants.ts";
import { copyFile, rename } from "./copy.ts";
import { cp, cpAsync } from "./cp.ts";
import { Dir, opendir } from "./dir.ts";
import { mkdir, mkdtemp, readdir } from "./directories.ts";
import { Dirent } from "./dirent.ts";
import { later } from "./later.ts";
import { link, nativeRealpath, readlink, realpath } from "./links.ts";
import { close, fdatasync, fstat, fsync, ftruncate, futimes, open } from "./open-files.ts";
import { secondsOf } from "./options.ts";
import { promises } from "./promises.ts";
import { createReadStream, ReadStream } from "./read-stream.ts";
import { read, readv, write, writev } from "./read-write.ts";
import {
  readCallback,
  readvCallback,
  writeCallback,
  writevCallback,
} from "./read-write-callbacks.ts";
import { refusedFunctions } from "./refused.ts";
import { rm, rmdir, unlink } from "./removal.ts";
import { access, exists, lstat, lutimes, stat, utimes } from "./stat.ts";
import { Stats } from "./stats.ts";
import { truncate } from "./truncate.ts";
import { appendFile, readFile, writeFile } from "./whole-files.ts";
import { createWriteStream, WriteStream } from "./write-stream.ts";

/** What is there twice: with a callback, and with `Sync` behind its name. */
const operations = {
  access,
  appendFile,
  copyFile,
  fdatasync,
  fstat,
  fsync,
  ftruncate,
  futimes,
  link,
  lstat,
  lutimes,
  mkdir,
  mkdtemp,
  open,
  opendir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  rmdir,
  stat,
  truncate,
  unlink,
  utimes,
  writeFile,
};

type Operation = (...args: never[]) => unknown;

function map<T extends object>(make: (operation: Operation) => T, suffix = ""): Record<string, T> {
  return Object.fromEntries(
    Object.entries(operations as Record<string, Operation>).map(([name, operation]) => [
      name + suffix,
      named(make(operation), name + suffix),
    ]),
  );
}

function named<T extends object>(fn: T, name: string): T {
  return Object.defineProperty(fn, "name", { value: name, configurable: true });
}

const CUSTOM_PROMISIFY = Symbol.for("nodejs.util.promisify.custom");

function existsCallback(path: unknown, callback: unknown): void {
  validateFunction(callback, "cb");
  const found = exists(path);
  later(() => (callback as (found: boolean) => void)(found));
}
Object.defineProperty(existsCallback, CUSTOM_PROMISIFY, {
  value: async (path: unknown) => exists(path),
});

function closeCallback(fd: unknown, callback: unknown = throwError): void {
  validateFunction(callback, "cb");
  callBack(callback as Callback, () => {
    close(fd);
    return [];
  });
}

function throwError(error: unknown): void {
  if (error) throw error;
}

function cpCallback(from: unknown, to: unknown, options: unknown, callback?: unknown): void {
  const done = (callback ?? options) as Callback;
  validateFunction(done, "cb");
  cpAsync(from, to, callback === undefined ? undefined : options).then(
    () => later(() => done(null)),
    (error) => later(() => done(error)),
  );
}

/** What `node:fs` exports. */
export const fs: Record<string, unknown> = {
  ...map(withCallback),
  ...map(
    (operation) =>
      (...args: unknown[]) =>
        operation(...(args as never[])),
    "Sync",
  ),
  close: named(closeCallback, "close"),
  closeSync: named((fd: unknown) => close(fd), "closeSync"),
  cp: named(cpCallback, "cp"),
  cpSync: named((from: unknown, to: unknown, options?: unknown) => cp(from, to, options), "cpSync"),
  exists: named(existsCallback, "exists"),
  existsSync: named((path: unknown) => exists(path), "existsSync"),
  read: named(readCallback, "read"),
  readSync: named(read.bind(undefined), "readSync"),
  readv: named(readvCallback, "readv"),
  readvSync: named(readv.bind(undefined), "readvSync"),
  write: named(writeCallback, "write"),
  writeSync: named(write.bind(undefined), "writeSync"),
  writev: named(writevCallback, "writev"),
  writevSync: named(writev.bind(undefined), "writevSync"),
  realpath: Object.assign(named(withCallback(realpath), "realpath"), {
    native: named(withCallback(nativeRealpath), "native"),
  }),
  realpathSync: Object.assign(named(realpath.bind(undefined), "realpathSync"), {
    native: named(nativeRealpath.bind(undefined), "native"),
  }),
  ...refusedFunctions,
  createReadStream,
  createWriteStream,
  ReadStream,
  WriteStream,
  FileReadStream: ReadStream,
  FileWriteStream: WriteStream,
  Dir,
  Dirent,
  Stats,
  F_OK: constants.F_OK,
  R_OK: constants.R_OK,
  W_OK: constants.W_OK,
  X_OK: constants.X_OK,
  _toUnixTimestamp: secondsOf,
  constants,
  promises,
};
