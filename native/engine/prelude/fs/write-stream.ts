import { Buffer } from "../node/buffer/buffer.ts";
import { stream, type Writable } from "../node/stream/stream.ts";
import { opened } from "./descriptors.ts";
import { attemptOpened } from "./error.ts";
import { construct, destroy, type FileStream, prepare } from "./file-stream.ts";
import { later } from "./later.ts";
import { writeBytes } from "./read-write.ts";
import { checkStart, type StreamOptions, streamOptionsOf } from "./stream-options.ts";

type Done = (error?: unknown) => void;

/** A stream that writes a file. */
export interface WriteStream extends Omit<Writable, keyof FileStream>, FileStream {
  bytesWritten: number;
  start: number | undefined;
  /** Where the next write starts; undefined for where the open file is. */
  pos: number | undefined;
  flush: boolean;
  readonly pending: boolean;
  readonly closed: boolean;
  readonly writableFinished: boolean;
  close(callback?: Done): void;
}

interface WriteStreamConstructor {
  new (path: unknown, options?: unknown): WriteStream;
  (path: unknown, options?: unknown): WriteStream;
  prototype: WriteStream;
}

/** Callable without `new` and on the instances of other classes, as Node's. */
export const WriteStream = function (
  this: WriteStream | undefined,
  path: unknown,
  options?: unknown,
): WriteStream | undefined {
  if (!(this instanceof WriteStream)) return new WriteStream(path, options);
  const given = streamOptionsOf(options);
  const { start } = given;
  prepare(this, path, given, "w");
  this.bytesWritten = 0;
  if (start !== undefined) checkStart(start);
  this.start = start;
  this.pos = start;
  this.flush = given.flush ?? false;
  initialize.call(this as unknown as Writable, writableOptions(given));
  const { encoding } = given;
  if (encoding) (this as unknown as SetsEncoding).setDefaultEncoding(encoding);
  return undefined;
} as unknown as WriteStreamConstructor;

interface SetsEncoding {
  setDefaultEncoding(encoding: string): void;
}

const initialize = stream.Writable as unknown as (this: Writable, options: object) => void;

function writableOptions({ highWaterMark, emitClose, signal }: StreamOptions): object {
  return {
    decodeStrings: true,
    ...(highWaterMark === undefined ? {} : { highWaterMark }),
    ...(emitClose === undefined ? {} : { emitClose }),
    ...(signal === undefined ? {} : { signal }),
  };
}

Object.setPrototypeOf(WriteStream.prototype, stream.Writable.prototype);
Object.setPrototypeOf(WriteStream, stream.Writable);

function write(target: WriteStream, bytes: Uint8Array, done: Done): void {
  try {
    writeBytes(target.fd, bytes, target.pos);
  } catch (error) {
    later(() => done(error));
    return;
  }
  target.bytesWritten += bytes.length;
  if (target.pos !== undefined) target.pos += bytes.length;
  later(done);
}

Object.defineProperties(
  WriteStream.prototype,
  Object.getOwnPropertyDescriptors({
    _construct: construct,
    _destroy: destroy,

    _write(this: WriteStream, chunk: Uint8Array, _encoding: string, done: Done): void {
      write(this, chunk, done);
    },

    _writev(this: WriteStream, chunks: { chunk: Uint8Array }[], done: Done): void {
      write(this, Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
    },

    _final(this: WriteStream, done: Done): void {
      if (this.flush && this.fd !== null) {
        const { file } = opened(this.fd, "fsync");
        attemptOpened("fsync", () => native.syncFile(file, false));
      }
      done();
    },

    close(this: WriteStream, callback?: Done): void {
      if (callback !== undefined) {
        if (this.closed) {
          later(callback);
          return;
        }
        this.once("close", callback);
      }
      // A stream that doesn't close by itself has to when it is told to.
      if (!this.autoClose) this.once("finish", () => this.destroy());
      this.end();
    },

    destroySoon: stream.Writable.prototype.end,

    get pending(): boolean {
      return (this as unknown as WriteStream).fd === null;
    },
  }),
);

export function createWriteStream(path: unknown, options?: unknown): WriteStream {
  return new WriteStream(path, options);
}
