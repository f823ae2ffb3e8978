import { TransformStream } from "web-streams-polyfill";
import { type BufferSource, bytesOf, isBufferSource } from "../bytes.ts";
import { inspectAs } from "../inspect-as.ts";
import { domString, received, requireArguments } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { Codec, type Format } from "./codec.ts";

const FORMATS: readonly string[] = ["brotli", "deflate", "deflate-raw", "gzip"];

function formatOf(args: readonly unknown[], what: string): Format {
  requireArguments(args.length, 1, what);
  const name = domString(args[0]);
  if (!FORMATS.includes(name)) {
    throw new TypeError(`${what}: '${name}' is not one of the formats ${FORMATS.join(", ")}`);
  }
  return name as Format;
}

type Transform = TransformStream<BufferSource, Uint8Array>;

function transform(codec: Codec): Transform {
  return new TransformStream({
    transform(chunk, controller) {
      if (!isBufferSource(chunk)) {
        throw new TypeError(`A chunk must be an ArrayBuffer or a view of one. ${received(chunk)}`);
      }
      for (const piece of codec.push(bytesOf(chunk))) controller.enqueue(piece);
    },
    flush(controller) {
      for (const piece of codec.finish()) controller.enqueue(piece);
    },
  });
}

/** Bytes in, compressed bytes out. */
export class CompressionStream {
  readonly #transform: Transform;

  constructor(...args: [format: unknown]) {
    this.#transform = transform(Codec.compressor(formatOf(args, "CompressionStream")));
  }

  get readable(): Transform["readable"] {
    return this.#transform.readable;
  }

  get writable(): Transform["writable"] {
    return this.#transform.writable;
  }
}

/** Compressed bytes in, bytes out. */
export class DecompressionStream {
  readonly #transform: Transform;

  constructor(...args: [format: unknown]) {
    this.#transform = transform(Codec.decompressor(formatOf(args, "DecompressionStream")));
  }

  get readable(): Transform["readable"] {
    return this.#transform.readable;
  }

  get writable(): Transform["writable"] {
    return this.#transform.writable;
  }
}

webInterface(CompressionStream, "CompressionStream", { constructor: 1 });
webInterface(DecompressionStream, "DecompressionStream", { constructor: 1 });
inspectAs(CompressionStream, ({ readable, writable }) => ({ readable, writable }));
inspectAs(DecompressionStream, ({ readable, writable }) => ({ readable, writable }));
