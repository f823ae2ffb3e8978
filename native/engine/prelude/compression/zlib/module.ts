import { bytesOf } from "../../bytes.ts";
import { refuse } from "../../errors/unavailable.ts";
import { later } from "../../fs/later.ts";
import type { FastBuffer } from "../../node/buffer/fast-buffer.ts";
import { ERR_INVALID_ARG_TYPE } from "../../node/errors/codes.ts";
import { validateFunction, validateUint32 } from "../../node/validators.ts";
import { constants } from "../constants.ts";
import { classes, type EngineClass } from "./classes.ts";
import { type Engine, processAtOnce } from "./engine.ts";
import { codes } from "./errors.ts";
import { inputOf, type Options } from "./options.ts";

type Result = FastBuffer | { buffer: FastBuffer; engine: Engine };
type Callback = (error: unknown, result?: Result) => void;

const TYPES = ["string", "Buffer", "TypedArray", "DataView"];

/** What Node throws where it compresses at once. */
function inputAtOnce(data: unknown): Uint8Array {
  const input = inputOf(data);
  if (input === undefined)
    throw new ERR_INVALID_ARG_TYPE("buffer", [...TYPES, "ArrayBuffer"], data);
  return input;
}

/** What its stream throws where it calls back. */
function inputOfStream(data: unknown): Uint8Array {
  const input = inputOf(data);
  if (input === undefined) throw new ERR_INVALID_ARG_TYPE("chunk", TYPES, data);
  return input;
}

function atOnce(engine: Engine, input: Uint8Array): Result {
  const buffer = processAtOnce(engine, input, engine._finishFlushFlag);
  return engine._info ? { buffer, engine } : buffer;
}

function withCallback(Engine: EngineClass) {
  return (data: unknown, options?: unknown, callback?: unknown): void => {
    const done = (typeof options === "function" ? options : callback) as Callback;
    const engine = new Engine(typeof options === "function" ? {} : ((options ?? {}) as Options));
    validateFunction(done, "callback");
    const input = inputOfStream(data);
    let result: Result;
    try {
      result = atOnce(engine, input);
    } catch (error) {
      later(() => done(error));
      return;
    }
    later(() => done(null, result));
  };
}

/** The functions of a class: `deflate`, `deflateSync` and `createDeflate` of `Deflate`. */
function functionsOf(kind: string, Engine: EngineClass): Record<string, unknown> {
  const name = kind[0]?.toLowerCase() + kind.slice(1);
  return {
    [name]: named(withCallback(Engine), name),
    [`${name}Sync`]: named(
      (data: unknown, options?: Options) => atOnce(new Engine(options), inputAtOnce(data)),
      `${name}Sync`,
    ),
    [`create${kind}`]: named((options?: Options) => new Engine(options), `create${kind}`),
  };
}

function named<T extends object>(fn: T, name: string): T {
  return Object.defineProperty(fn, "name", { value: name, configurable: true });
}

function crc32(data: unknown, value: unknown = 0): number {
  validateUint32(value, "value");
  if (typeof data === "string") return native.crc32(native.encodeUtf8(data), value);
  if (ArrayBuffer.isView(data)) return native.crc32(bytesOf(data), value);
  throw new ERR_INVALID_ARG_TYPE("data", ["Buffer", "TypedArray", "DataView", "string"], data);
}

const ZSTD = ["ZstdCompress", "ZstdDecompress"];

/** Newer versions of Node have this format, too. */
const refused = Object.fromEntries(
  ZSTD.flatMap((kind) => {
    const name = kind[0]?.toLowerCase() + kind.slice(1);
    return [kind, name, `${name}Sync`, `create${kind}`].map((what) => [
      what,
      refuse(`zlib.${what}()`, "Use gzip or Brotli, or a package in plain JavaScript."),
    ]);
  }),
);

/** Constants are also there under their own names, though hidden. */
function hidden(): PropertyDescriptorMap {
  const entries = Object.entries(constants).filter(([name]) => !name.startsWith("BROTLI"));
  return Object.fromEntries(entries.map(([name, value]) => [name, { value, enumerable: false }]));
}

/** What `node:zlib` exports. */
export const zlib: Record<string, unknown> = Object.defineProperties(
  {
    crc32,
    ...classes,
    ...Object.assign(
      {},
      ...Object.entries(classes).map(([kind, Engine]) => functionsOf(kind, Engine)),
    ),
    ...refused,
    constants: Object.freeze(constants),
    codes,
  },
  hidden(),
);
