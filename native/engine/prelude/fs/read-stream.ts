import { adopt } from "../node/buffer/fast-buffer.ts";
import { type Readable, stream } from "../node/stream/stream.ts";
import { construct, destroy, type FileStream, prepare } from "./file-stream.ts";
import { later } from "./later.ts";
import { readInto } from "./read-write.ts";
import { checkEnd, checkStart, type StreamOptions, streamOptionsOf } from "./stream-options.ts";

/** Read at once, bytes. */
const CHUNK_BYTES = 64 * 1024;

/** A stream that reads a file. */
export interface ReadStream extends Omit<Readable, keyof FileStream>, FileStream {
  bytesRead: number;
  start: number | undefined;
  end: number;
  /** Where the next read starts; undefined for where the open file is. */
  pos: number | undefined;
  readonly pending: boolean;
  close(callback?: (error?: unknown) => void): void;
}

interface ReadStreamConstructor {
  new (path: unknown, options?: unknown): ReadStream;
  (path: unknown, options?: unknown): ReadStream;
  prototype: ReadStream;
}

/** Callable without `new` and on the instances of other classes, as Node's. */
export const ReadStream = function (
  this: ReadStream | undefined,
  path: unknown,
  options?: unknown,
): ReadStream | undefined {
  if (!(this instanceof ReadStream)) return new ReadStream(path, options);
  const given = streamOptionsOf(options);
  const { start, end = Number.POSITIVE_INFINITY } = given;
  prepare(this, path, given, "r");
  this.bytesRead = 0;
  if (start !== undefined) checkStart(start);
  if (end !== Number.POSITIVE_INFINITY) checkEnd(end, start);
  this.start = start;
  this.end = end;
  this.pos = start;
  initialize.call(this as unknown as Readable, readableOptions(given));
  return undefined;
} as unknown as ReadStreamConstructor;

const initialize = stream.Readable as unknown as (this: Readable, options: object) => void;

function readableOptions({ highWaterMark, encoding, emitClose, signal }: StreamOptions): object {
  return {
    highWaterMark: highWaterMark ?? CHUNK_BYTES,
    ...(encoding ? { encoding } : {}),
    ...(emitClose === undefined ? {} : { emitClose }),
    ...(signal === undefined ? {} : { signal }),
  };
}

Object.setPrototypeOf(ReadStream.prototype, stream.Readable.prototype);
Object.setPrototypeOf(ReadStream, stream.Readable);

Object.defineProperties(
  ReadStream.prototype,
  Object.getOwnPropertyDescriptors({
    _construct: construct,
    _destroy: destroy,

    _read(this: ReadStream, size: number): void {
      const left = this.end - (this.pos ?? this.bytesRead) + 1;
      const wanted = Math.min(left, size);
      if (wanted <= 0) {
        this.push(null);
        return;
      }
      const chunk = new Uint8Array(wanted);
      let count: number;
      try {
        count = readInto(this.fd, chunk, 0, wanted, this.pos);
      } catch (error) {
        later(() => this.destroy(error));
        return;
      }
      if (this.pos !== undefined) this.pos += count;
      later(() => {
        if (this.destroyed) return;
        this.bytesRead += count;
        // A short piece in a buffer of its own: the rest of the large one would be kept with it.
        const bytes = count < wanted ? chunk.slice(0, count) : chunk;
        this.push(count === 0 ? null : adopt(bytes));
      });
    },

    close(this: ReadStream, callback?: (error?: unknown) => void): void {
      if (callback !== undefined) stream.finished(this, callback);
      this.destroy();
    },

    get pending(): boolean {
      return (this as unknown as ReadStream).fd === null;
    },
  }),
);

export function createReadStream(path: unknown, options?: unknown): ReadStream {
  return new ReadStream(path, options);
}
