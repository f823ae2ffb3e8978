import { constants } from "./constants.ts";

const { BROTLI_OPERATION_FINISH, Z_DEFAULT_COMPRESSION, Z_DEFAULT_STRATEGY, Z_FINISH, Z_NO_FLUSH } =
  constants;

/** What `CompressionStream` and `Content-Encoding` call their formats. */
export type Format = "brotli" | "deflate" | "deflate-raw" | "gzip";

/** As much output as there can be at once, bytes; more comes in the next step. */
const PIECE_BYTES = 1 << 16;

const WINDOW_BITS = { deflate: 15, "deflate-raw": -15, gzip: 15 + 16 };
const MEM_LEVEL = 8;
const NOTHING = new Uint8Array();

/** One direction of a format, from pieces of input to pieces of output. */
export class Codec {
  readonly #codec: NativeCodec;
  readonly #isBrotli: boolean;
  #isEnded = false;

  private constructor(codec: NativeCodec | undefined, isBrotli: boolean) {
    if (codec === undefined) throw new RangeError("There is no memory for compression");
    this.#codec = codec;
    this.#isBrotli = isBrotli;
  }

  static compressor(format: Format): Codec {
    if (format === "brotli") return new Codec(native.openBrotliEncoder([]), true);
    const level = Z_DEFAULT_COMPRESSION;
    const bits = WINDOW_BITS[format];
    const codec = native.openDeflate(bits, level, MEM_LEVEL, Z_DEFAULT_STRATEGY, undefined);
    return new Codec(codec, false);
  }

  static decompressor(format: Format): Codec {
    if (format === "brotli") return new Codec(native.openBrotliDecoder([]), true);
    return new Codec(native.openInflate(WINDOW_BITS[format], undefined), false);
  }

  /** Whether the compressed stream that is read has come to its end. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Takes a piece of input (Z_NO_FLUSH is Brotli's PROCESS, too); gives what is there of the output. Throws a TypeError for broken input. */
  push(input: Uint8Array): Iterable<Uint8Array> {
    return this.#run(input, Z_NO_FLUSH, true);
  }

  /** As `push`, but what stands behind the end of the compressed stream is nobody's. */
  pushLeniently(input: Uint8Array): Iterable<Uint8Array> {
    return this.#run(input, Z_NO_FLUSH, false);
  }

  /** Ends the input; gives the rest of the output. Throws a TypeError where the input breaks off. */
  finish(): Iterable<Uint8Array> {
    return this.#run(NOTHING, this.#isBrotli ? BROTLI_OPERATION_FINISH : Z_FINISH, true);
  }

  *#run(input: Uint8Array, flush: number, isStrict: boolean): Iterable<Uint8Array> {
    for (let offset = 0; ; ) {
      if (this.#isEnded) {
        if (offset < input.length && isStrict) {
          throw new TypeError("Trailing junk found after the end of the compressed stream");
        }
        return;
      }
      const step = native.runCodec(this.#codec, input, offset, flush, PIECE_BYTES);
      if (step.bytes.length > 0) yield step.bytes;
      if (step.message !== undefined) throw new TypeError(step.message, { cause: step.errno });
      offset += step.consumed;
      this.#isEnded = step.isEnded;
      if (!step.isEnded && !step.isFull) return;
    }
  }
}
