import { closeFile, openFile } from "./descriptors.ts";
import { later } from "./later.ts";
import { checkMode, flagsOf } from "./options.ts";
import { pathOf } from "./path.ts";
import type { Handle, StreamOptions } from "./stream-options.ts";

type Done = (error?: unknown) => void;

/** What `ReadStream` and `WriteStream` have in common. */
export interface FileStream {
  fd: number | null;
  path: unknown;
  flags: string | number;
  mode: unknown;
  autoClose: boolean;
  handle: Handle | undefined;
  readonly destroyed: boolean;
  emit(name: string, ...args: unknown[]): boolean;
  destroy(error?: unknown): unknown;
  once(name: string, listener: () => void): unknown;
}

/** Sets the properties up that Node's streams of files have. */
export function prepare(
  stream: FileStream,
  path: unknown,
  options: StreamOptions,
  flags: string,
): void {
  const { fd, mode = 0o666, autoClose = true } = options;
  stream.flags = options.flags ?? flags;
  stream.mode = mode;
  stream.autoClose = autoClose;
  stream.handle = undefined;
  if (fd === undefined || fd === null) {
    stream.fd = null;
    stream.path = pathOf(path);
    flagsOf(stream.flags);
    checkMode(mode, "options.mode");
    return;
  }
  stream.path = path;
  if (typeof fd === "number") {
    stream.fd = fd;
    return;
  }
  stream.fd = fd.fd;
  stream.handle = fd;
  fd.on("close", () => stream.destroy());
}

/** Opens the file; the stream waits for it. */
export function construct(this: FileStream, done: Done): void {
  if (this.fd !== null) {
    done();
    return;
  }
  let fd: number;
  try {
    fd = openFile(this.path as string, flagsOf(this.flags));
  } catch (error) {
    later(() => done(error));
    return;
  }
  later(() => {
    this.fd = fd;
    done();
    this.emit("open", fd);
    this.emit("ready");
  });
}

/** Closes the file, if the stream is to do that. */
export function destroy(this: FileStream, error: unknown, done: Done): void {
  const { fd, handle } = this;
  if (fd === null || !this.autoClose) {
    done(error);
    return;
  }
  this.fd = null;
  if (handle !== undefined) {
    handle.close().then(
      () => done(error),
      (failed) => done(error ?? failed),
    );
    return;
  }
  let failed: unknown = null;
  try {
    closeFile(fd);
  } catch (reason) {
    failed = reason;
  }
  later(() => done(error ?? failed));
}
