import { Buffer } from "../node/buffer/buffer.ts";
import { ERR_INVALID_STATE } from "../node/errors/codes.ts";
import { EventEmitter } from "../node/events/emitter.ts";
import { closeFile, openFile } from "./descriptors.ts";
import { promised } from "./later.ts";
import { LineReader } from "./lines.ts";
import { fdatasync, fstat, fsync, ftruncate, futimes } from "./open-files.ts";
import { checkMode, flagsOf } from "./options.ts";
import { pathOf } from "./path.ts";
import { createReadStream, type ReadStream } from "./read-stream.ts";
import { type Place, read, readv, write, writev } from "./read-write.ts";
import { refusedPromises } from "./refused.ts";
import type { BigIntStats, Stats } from "./stats.ts";
import { readFile } from "./whole-files.ts";
import { writeAll } from "./write-all.ts";
import { createWriteStream, type WriteStream } from "./write-stream.ts";

/** Read by `read()` where it gets no buffer, bytes. */
const BUFFER_BYTES = 16384;

declare const ReadableStream: new (source: object, strategy?: object) => object;

/** An open file, as `open` of `node:fs/promises` gives it. */
export class FileHandle extends EventEmitter {
  #fd: number;
  #closing: Promise<void> | undefined;
  #isLocked = false;

  constructor(fd: number) {
    super();
    this.#fd = fd;
  }

  get fd(): number {
    return this.#fd;
  }

  getAsyncId(): number {
    return -1;
  }

  /** The number of the file, for an operation of that name. */
  #open(syscall: string): number {
    if (this.#fd !== -1) return this.#fd;
    throw Object.assign(new Error("file closed"), { code: "EBADF", syscall });
  }

  close(): Promise<void> {
    if (this.#fd === -1) return this.#closing ?? Promise.resolve();
    const fd = this.#fd;
    this.#fd = -1;
    this.#closing = promised(closeFile)(fd);
    this.emit("close");
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  appendFile(data: unknown, options?: object | string | null): Promise<void> {
    return this.writeFile(data, options);
  }

  readFile(options?: object | string | null): Promise<string | Buffer> {
    return promised(() => readFile(this.#open("readFile"), options))();
  }

  async writeFile(data: unknown, options?: object | string | null): Promise<void> {
    await writeAll(this.#open("writeFile"), data, options);
  }

  read(
    buffer?: unknown,
    offset?: unknown,
    length?: unknown,
    position?: unknown,
  ): Promise<{ bytesRead: number; buffer: unknown }> {
    return promised(() => {
      let target = buffer;
      let place = offset;
      if (!ArrayBuffer.isView(buffer)) {
        const options = (buffer ?? {}) as Place & { buffer?: unknown };
        target = options.buffer ?? Buffer.alloc(BUFFER_BYTES);
        place = options;
      }
      const bytesRead = read(this.#open("read"), target, place, length, position);
      return { bytesRead, buffer: target };
    })();
  }

  readv(buffers: unknown, position?: unknown): Promise<{ bytesRead: number; buffers: unknown }> {
    return promised(() => {
      return { bytesRead: readv(this.#open("readv"), buffers, position), buffers };
    })();
  }

  write(
    data: unknown,
    offset?: unknown,
    length?: unknown,
    position?: unknown,
  ): Promise<{ bytesWritten: number; buffer: unknown }> {
    return promised(() => {
      const bytesWritten = write(this.#open("write"), data, offset, length, position);
      return { bytesWritten, buffer: data };
    })();
  }

  writev(
    buffers: unknown,
    position?: unknown,
  ): Promise<{ bytesWritten: number; buffers: unknown }> {
    return promised(() => {
      return { bytesWritten: writev(this.#open("writev"), buffers, position), buffers };
    })();
  }

  stat(options?: { bigint?: boolean }): Promise<Stats | BigIntStats> {
    return promised(() => fstat(this.#open("stat"), options))();
  }

  truncate(length: unknown = 0): Promise<void> {
    return promised(() => ftruncate(this.#open("truncate"), length))();
  }

  sync(): Promise<void> {
    return promised(() => fsync(this.#open("sync")))();
  }

  datasync(): Promise<void> {
    return promised(() => fdatasync(this.#open("datasync")))();
  }

  utimes(atime: unknown, mtime: unknown): Promise<void> {
    return promised(() => futimes(this.#open("utimes"), atime, mtime))();
  }

  async chmod(): Promise<void> {
    refusedPromises.chmod?.();
  }

  async chown(): Promise<void> {
    refusedPromises.chown?.();
  }

  createReadStream(options?: object | string): ReadStream {
    return createReadStream(undefined, { ...withEncoding(options), fd: this });
  }

  createWriteStream(options?: object | string): WriteStream {
    return createWriteStream(undefined, { ...withEncoding(options), fd: this });
  }

  readLines(options?: object): LineReader {
    return new LineReader(this.createReadStream({ encoding: "utf8", ...options }));
  }

  /** The Web's stream of the file's bytes. */
  readableWebStream(): object {
    if (this.#fd === -1) throw new ERR_INVALID_STATE("The FileHandle is closed");
    if (this.#isLocked) throw new ERR_INVALID_STATE("The FileHandle is locked");
    this.#isLocked = true;
    const pull = async (controller: Controller): Promise<void> => {
      const { bytesRead, buffer } = await this.read();
      if (bytesRead === 0) controller.close();
      else controller.enqueue(new Uint8Array((buffer as Buffer).subarray(0, bytesRead)));
    };
    return new ReadableStream({ pull }, { highWaterMark: 0 });
  }
}

interface Controller {
  close(): void;
  enqueue(chunk: Uint8Array): void;
}

function withEncoding(options: object | string | undefined): object | undefined {
  return typeof options === "string" ? { encoding: options } : options;
}

export function openHandle(path: unknown, flags?: unknown, mode?: unknown): FileHandle {
  const name = pathOf(path);
  const bits = flagsOf(flags);
  checkMode(mode, "mode");
  return new FileHandle(openFile(name, bits));
}
