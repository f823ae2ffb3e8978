import { defineError } from "../../node/errors/node-error.ts";
import { constants } from "../constants.ts";
import { brotliParams, dictionaryOf, inRange, type Options } from "./options.ts";

const {
  Z_DEFAULT_LEVEL,
  Z_DEFAULT_MEMLEVEL,
  Z_DEFAULT_STRATEGY,
  Z_DEFAULT_WINDOWBITS,
  Z_FIXED,
  Z_MAX_LEVEL,
  Z_MAX_MEMLEVEL,
  Z_MAX_WINDOWBITS,
  Z_MIN_LEVEL,
  Z_MIN_MEMLEVEL,
  Z_MIN_WINDOWBITS,
} = constants;

export const ERR_ZLIB_INITIALIZATION_FAILED = defineError(
  Error,
  "ERR_ZLIB_INITIALIZATION_FAILED",
  () => "Initialization failed",
);

/** The names of Node's classes. */
export type Kind =
  | "BrotliCompress"
  | "BrotliDecompress"
  | "Deflate"
  | "DeflateRaw"
  | "Gunzip"
  | "Gzip"
  | "Inflate"
  | "InflateRaw"
  | "Unzip";

/** A codec, and what can be changed on the way. */
export interface OpenedCodec {
  codec: NativeCodec;
  level: number;
  strategy: number;
}

/** Opens a codec of that kind; options are checked in Node's order. */
export function openCodec(kind: Kind, options: Options): OpenedCodec {
  const isBrotli = kind.startsWith("Brotli");
  return isBrotli ? openBrotli(kind, options) : openZlib(kind, options);
}

function openBrotli(kind: Kind, options: Options): OpenedCodec {
  const params = brotliParams(options);
  const codec =
    kind === "BrotliCompress" ? native.openBrotliEncoder(params) : native.openBrotliDecoder(params);
  return { codec: opened(codec), level: 0, strategy: 0 };
}

/** What zlib adds to the size of the window for a format. */
const FORMAT_BITS: Partial<Record<Kind, number>> = { Gzip: 16, Gunzip: 16, Unzip: 32 };

function openZlib(kind: Kind, options: Options): OpenedCodec {
  const windowBits = windowBitsOf(kind, options.windowBits);
  const level = inRange(options.level, "options.level", Z_MIN_LEVEL, Z_MAX_LEVEL, Z_DEFAULT_LEVEL);
  const memLevel = inRange(
    options.memLevel,
    "options.memLevel",
    Z_MIN_MEMLEVEL,
    Z_MAX_MEMLEVEL,
    Z_DEFAULT_MEMLEVEL,
  );
  const strategy = inRange(
    options.strategy,
    "options.strategy",
    Z_DEFAULT_STRATEGY,
    Z_FIXED,
    Z_DEFAULT_STRATEGY,
  );
  const dictionary = dictionaryOf(options.dictionary);
  const bits = kind.endsWith("Raw") ? -windowBits : windowBits + (FORMAT_BITS[kind] ?? 0);
  const compresses = kind === "Deflate" || kind === "DeflateRaw" || kind === "Gzip";
  const codec = compresses
    ? native.openDeflate(bits, level, memLevel, strategy, dictionary)
    : native.openInflate(bits, dictionary);
  return { codec: opened(codec), level, strategy };
}

function windowBitsOf(kind: Kind, given: unknown): number {
  const readsHeader = kind === "Inflate" || kind === "Gunzip" || kind === "Unzip";
  // As the header says.
  if (readsHeader && (given === undefined || given === null || given === 0)) return 0;
  // zlib can't do raw deflate with the smallest window.
  if (kind === "DeflateRaw" && given === 8) return 9;
  const min = Z_MIN_WINDOWBITS + (kind === "Gzip" ? 1 : 0);
  return inRange(given, "options.windowBits", min, Z_MAX_WINDOWBITS, Z_DEFAULT_WINDOWBITS);
}

function opened(codec: NativeCodec | undefined): NativeCodec {
  if (codec === undefined) throw new ERR_ZLIB_INITIALIZATION_FAILED();
  return codec;
}
