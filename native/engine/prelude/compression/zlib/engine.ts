import { adopt, type FastBuffer, zeros } from "../../node/buffer/fast-buffer.ts";
import { ERR_BUFFER_TOO_LARGE } from "../../node/errors/codes.ts";
import { nextTick } from "../../node/next-tick.ts";
import { type Duplex, stream } from "../../node/stream/stream.ts";
import { constants } from "../constants.ts";
import { stepError } from "./errors.ts";
import { type Kind, openCodec } from "./open.ts";
import { inRange, type Options, type StreamOptions, streamOptions } from "./options.ts";

type Done = (error?: unknown, result?: unknown) => void;

/** What packages know of Node's own handle. */
interface Handle {
  codec: NativeCodec;
  close(): void;
}

/** A compressor or decompressor as a stream: Node's class `ZlibBase`, with the members that packages reach for. */
export interface Engine extends Duplex {
  bytesWritten: number;
  _handle: Handle | null;
  _level: number;
  _strategy: number;
  _chunkSize: number;
  _defaultFlushFlag: number;
  _finishFlushFlag: number;
  _defaultFullFlushFlag: number;
  _maxOutputLength: number;
  _info: boolean;
  /** Goes on with a piece whose output was more than the reader wanted. */
  _resume: (() => void) | undefined;
  readonly writableEnded: boolean;
  readonly writableFinished: boolean;
  readonly writableLength: number;
  once(name: string, listener: Done): this;
  reset(): void;
  flush(kind?: unknown, callback?: Done): void;
  params(level: unknown, strategy: unknown, callback: Done): void;
  close(callback?: Done): void;
  _processChunk(chunk: Uint8Array, flush: number, callback?: Done): FastBuffer | undefined;
}

const initialize = stream.Transform as unknown as (this: Engine, options: object) => void;
const transformRead = (
  stream.Transform.prototype as unknown as { _read(this: Engine, size: number): void }
)._read;

/** Sets an instance up; `options` are the user's. */
export function construct(engine: Engine, kind: Kind, options: Options = {}): void {
  const isBrotli = kind.startsWith("Brotli");
  const checked: StreamOptions = streamOptions(options, isBrotli);
  const { codec, level, strategy } = openCodec(kind, options);
  initialize.call(engine, {
    autoDestroy: true,
    ...options,
    encoding: null,
    objectMode: false,
    readableObjectMode: false,
    writableObjectMode: false,
  });
  engine.bytesWritten = 0;
  engine._handle = { codec, close() {} };
  engine._level = level;
  engine._strategy = strategy;
  engine._chunkSize = checked.chunkSize;
  engine._defaultFlushFlag = checked.flush;
  engine._finishFlushFlag = checked.finishFlush;
  engine._defaultFullFlushFlag = checked.fullFlush;
  engine._maxOutputLength = checked.maxOutputLength;
  engine._info = checked.info;
  engine._resume = undefined;
}

/** The handle is gone: the codec, which is large, is freed with it. */
function closeHandle(engine: Engine): void {
  engine._handle?.close();
  engine._handle = null;
}

/** Everything that comes of a piece of input. */
export function processAtOnce(engine: Engine, input: Uint8Array, flush: number): FastBuffer {
  const { _handle: handle, _maxOutputLength: max } = engine;
  if (handle === null) throw new Error("zlib binding closed");
  const step = native.runCodec(handle.codec, input, 0, flush, max + 1);
  engine.bytesWritten += step.consumed;
  if (step.message !== undefined) {
    closeHandle(engine);
    throw stepError(step);
  }
  closeHandle(engine);
  if (step.bytes.length > max) throw new ERR_BUFFER_TOO_LARGE(max);
  return adopt(step.bytes);
}

/** Pushes what comes of a piece of input, as far as the reader wants it. */
function processChunk(engine: Engine, input: Uint8Array, flush: number, done: Done): void {
  let offset = 0;
  const run = (): void => {
    engine._resume = undefined;
    for (;;) {
      const { _handle: handle } = engine;
      if (handle === null || engine.destroyed) return;
      const step = native.runCodec(handle.codec, input, offset, flush, engine._chunkSize);
      offset += step.consumed;
      engine.bytesWritten += step.consumed;
      const wantsMore = step.bytes.length === 0 || engine.push(adopt(step.bytes));
      if (step.message !== undefined) {
        engine.destroy(stepError(step));
        return;
      }
      if (step.isEnded && offset < input.length) engine.push(null);
      if (!step.isFull) break;
      if (!wantsMore) {
        engine._resume = run;
        return;
      }
    }
    done();
  };
  run();
}

const FLUSH_FLAG = Symbol("flush flag");

type Flush = FastBuffer & { [FLUSH_FLAG]?: number };

/** zlib's ways to flush, from weak to strong. Brotli's numbers are in the same order. */
const STRENGTHS = [
  constants.Z_NO_FLUSH,
  constants.Z_BLOCK,
  constants.Z_PARTIAL_FLUSH,
  constants.Z_SYNC_FLUSH,
  constants.Z_FULL_FLUSH,
  constants.Z_FINISH,
] as readonly number[];

function stronger(one: number, other: number): number {
  return STRENGTHS.indexOf(one) > STRENGTHS.indexOf(other) ? one : other;
}

/** The members of all classes. */
export const members = {
  _transform(this: Engine, chunk: Flush, _encoding: unknown, done: Done): void {
    let flush = chunk[FLUSH_FLAG] ?? this._defaultFlushFlag;
    const isLast = this.writableEnded && this.writableLength === chunk.byteLength;
    if (chunk[FLUSH_FLAG] === undefined && isLast) flush = stronger(flush, this._finishFlushFlag);
    processChunk(this, chunk, flush, done);
  },

  _flush(this: Engine, done: Done): void {
    processChunk(this, zeros(0), this._finishFlushFlag, done);
  },

  _read(this: Engine, size: number): void {
    const { _resume: resume } = this;
    if (resume === undefined) transformRead.call(this, size);
    else resume();
  },

  _destroy(this: Engine, error: unknown, done: Done): void {
    closeHandle(this);
    done(error);
  },

  _processChunk(
    this: Engine,
    chunk: Uint8Array,
    flush: number,
    done?: Done,
  ): FastBuffer | undefined {
    if (done === undefined) return processAtOnce(this, chunk, flush);
    processChunk(this, chunk, flush, done);
    return undefined;
  },

  reset(this: Engine): void {
    if (this._handle === null) throw new Error("zlib binding closed");
    native.resetCodec(this._handle.codec);
  },

  flush(this: Engine, kind?: unknown, callback?: Done): void {
    const done = typeof kind === "function" ? (kind as Done) : callback;
    if (this.writableFinished) {
      if (done !== undefined) nextTick(done);
      return;
    }
    if (this.writableEnded) {
      if (done !== undefined) this.once("end", done);
      return;
    }
    const chunk: Flush = zeros(0);
    chunk[FLUSH_FLAG] = typeof kind === "number" ? kind : this._defaultFullFlushFlag;
    this.write(chunk, "", done);
  },

  close(this: Engine, callback?: Done): void {
    if (callback !== undefined) stream.finished(this, callback);
    this.destroy();
  },
};

/** What only zlib's own formats can. */
export const zlibMembers = {
  params(this: Engine, level: unknown, strategy: unknown, callback: Done): void {
    const { Z_DEFAULT_STRATEGY, Z_FIXED, Z_MAX_LEVEL, Z_MIN_LEVEL } = constants;
    const newLevel = inRange(level, "level", Z_MIN_LEVEL, Z_MAX_LEVEL, this._level);
    const newStrategy = inRange(strategy, "strategy", Z_DEFAULT_STRATEGY, Z_FIXED, this._strategy);
    if (newLevel === this._level && newStrategy === this._strategy) {
      nextTick(callback);
      return;
    }
    // What was written before is compressed as it was wanted then.
    this.flush(constants.Z_SYNC_FLUSH, () => {
      if (this._handle === null) return;
      native.setCodecParams(this._handle.codec, newLevel, newStrategy);
      this._level = newLevel;
      this._strategy = newStrategy;
      callback();
    });
  },
};
