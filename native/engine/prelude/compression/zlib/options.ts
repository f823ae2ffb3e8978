import { isBufferSource } from "../../bytes.ts";
import { Buffer } from "../../node/buffer/buffer.ts";
import { MAX_LENGTH } from "../../node/buffer/create.ts";
import { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } from "../../node/errors/codes.ts";
import { defineError } from "../../node/errors/node-error.ts";
import { validateNumber } from "../../node/validators.ts";
import { constants } from "../constants.ts";

const {
  BROTLI_OPERATION_EMIT_METADATA,
  BROTLI_OPERATION_FINISH,
  BROTLI_OPERATION_FLUSH,
  BROTLI_OPERATION_PROCESS,
  Z_BLOCK,
  Z_DEFAULT_CHUNK,
  Z_FINISH,
  Z_FULL_FLUSH,
  Z_MIN_CHUNK,
  Z_NO_FLUSH,
} = constants;

/** Options of a compressor or decompressor as its user gives them. */
export type Options = Record<string, unknown>;

/** What both libraries have in common. */
export interface StreamOptions {
  chunkSize: number;
  flush: number;
  finishFlush: number;
  fullFlush: number;
  maxOutputLength: number;
  info: boolean;
}

export function streamOptions(options: Options, isBrotli: boolean): StreamOptions {
  const first = isBrotli ? BROTLI_OPERATION_PROCESS : Z_NO_FLUSH;
  const last = isBrotli ? BROTLI_OPERATION_EMIT_METADATA : Z_BLOCK;
  const finish = isBrotli ? BROTLI_OPERATION_FINISH : Z_FINISH;
  const { chunkSize } = options;
  const hasChunkSize = isFiniteNumber(chunkSize, "options.chunkSize");
  if (hasChunkSize && chunkSize < Z_MIN_CHUNK) {
    throw new ERR_OUT_OF_RANGE("options.chunkSize", `>= ${Z_MIN_CHUNK}`, chunkSize);
  }
  return {
    chunkSize: hasChunkSize ? chunkSize : Z_DEFAULT_CHUNK,
    flush: inRange(options.flush, "options.flush", first, last, first),
    finishFlush: inRange(options.finishFlush, "options.finishFlush", first, last, finish),
    fullFlush: isBrotli ? BROTLI_OPERATION_FLUSH : Z_FULL_FLUSH,
    maxOutputLength: inRange(
      options.maxOutputLength,
      "options.maxOutputLength",
      1,
      MAX_LENGTH,
      MAX_LENGTH,
    ),
    info: Boolean(options.info),
  };
}

/** Whether a number is given. What is neither a number nor left out is an error, and so is an infinite one. */
function isFiniteNumber(value: unknown, name: string): value is number {
  if (value === undefined || Number.isNaN(value)) return false;
  validateNumber(value, name);
  if (!Number.isFinite(value)) throw new ERR_OUT_OF_RANGE(name, "a finite number", value);
  return true;
}

export function inRange(
  value: unknown,
  name: string,
  lower: number,
  upper: number,
  preset: number,
): number {
  if (!isFiniteNumber(value, name)) return preset;
  if (value < lower || value > upper) {
    throw new ERR_OUT_OF_RANGE(name, `>= ${lower} and <= ${upper}`, value);
  }
  return value;
}

export function dictionaryOf(dictionary: unknown): Uint8Array | undefined {
  if (dictionary === undefined) return undefined;
  if (isBufferSource(dictionary)) return bytesIn(dictionary);
  const expected = ["Buffer", "TypedArray", "DataView", "ArrayBuffer"];
  throw new ERR_INVALID_ARG_TYPE("options.dictionary", expected, dictionary);
}

/** The bytes of what is to be compressed or decompressed at once; undefined where it is nothing of the kind. */
export function inputOf(data: unknown): Uint8Array | undefined {
  if (typeof data === "string") return Buffer.from(data);
  return isBufferSource(data) ? bytesIn(data) : undefined;
}

function bytesIn(source: ArrayBuffer | ArrayBufferView): Uint8Array {
  if (source instanceof Uint8Array) return source;
  if (!ArrayBuffer.isView(source)) return new Uint8Array(source);
  return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
}

const ERR_BROTLI_INVALID_PARAM = defineError(
  RangeError,
  "ERR_BROTLI_INVALID_PARAM",
  (name: string) => `${name} is not a valid Brotli parameter`,
);

const LAST_PARAM = constants.BROTLI_PARAM_NDIRECT;

/** Brotli's parameters: numbers and values, one after the other. */
export function brotliParams(options: Options): number[] {
  const list: number[] = [];
  for (const [name, value] of Object.entries((options.params ?? {}) as Options)) {
    const number = Number.parseInt(name, 10);
    if (!(number >= 0 && number <= LAST_PARAM)) throw new ERR_BROTLI_INVALID_PARAM(name);
    if (typeof value !== "number" && typeof value !== "boolean") {
      throw new ERR_INVALID_ARG_TYPE("options.params[key]", "number", value);
    }
    list.push(number, Number(value));
  }
  return list;
}
