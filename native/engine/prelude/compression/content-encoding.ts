import { Codec, type Format } from "./codec.ts";

const FORMATS: Record<string, Format> = {
  gzip: "gzip",
  "x-gzip": "gzip",
  deflate: "deflate",
  br: "brotli",
};

/** Undoes a `content-encoding`. Each method gives what is there of the body so far, as pieces. */
export interface ContentDecoder {
  push(bytes: Uint8Array): Uint8Array[];
  /** Throws a TypeError where the body breaks off. */
  finish(): Uint8Array[];
}

/**
 * A decoder for the value of a response's `content-encoding`; null where there is nothing to undo, or one of the
 * encodings is not known: then the body is given as it is, as browsers and Node do.
 */
export function contentDecoder(contentEncoding: string | null): ContentDecoder | null {
  const encodings = (contentEncoding ?? "")
    .toLowerCase()
    .split(",")
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== "" && encoding !== "identity");
  const stages: Stage[] = [];
  for (const encoding of encodings) {
    const format = FORMATS[encoding];
    if (format === undefined) return null;
    // What was applied last is undone first.
    stages.unshift(new Stage(format));
  }
  if (stages.length === 0) return null;
  return {
    push: (bytes) => stages.reduce(pushAll, [bytes]),
    finish: () =>
      stages.reduce<Uint8Array[]>(
        (pieces, stage) => [...pushAll(pieces, stage), ...stage.finish()],
        [],
      ),
  };
}

function pushAll(pieces: Uint8Array[], stage: Stage): Uint8Array[] {
  return pieces.flatMap((piece) => stage.push(piece));
}

/** One encoding of several. */
class Stage {
  readonly #format: Format;
  #codec: Codec | null = null;

  constructor(format: Format) {
    this.#format = format;
  }

  push(bytes: Uint8Array): Uint8Array[] {
    if (bytes.length === 0) return [];
    this.#codec ??= Codec.decompressor(this.#formatOf(bytes));
    // Some servers send more than the stream; nobody minds.
    return this.#codec.isEnded ? [] : [...this.#codec.pushLeniently(bytes)];
  }

  finish(): Uint8Array[] {
    return this.#codec === null ? [] : [...this.#codec.finish()];
  }

  /** "deflate" means zlib, but servers send raw data under that name, too. The first byte tells. */
  #formatOf(bytes: Uint8Array): Format {
    const isRaw = this.#format === "deflate" && ((bytes[0] ?? 0) & 0x0f) !== 0x08;
    return isRaw ? "deflate-raw" : this.#format;
  }
}
