import { type BufferSource, bytesOf, concatAll, isBufferSource } from "../bytes.ts";
import { registerKind } from "../cloning/serializable.ts";
import { inspectAs } from "../inspect-as.ts";
import { load } from "../load.ts";
import type { ReadableStream } from "../streams/streams.ts";
import {
  clampedLongLong,
  dictionary,
  domString,
  invalidArgument,
  isObject,
  received,
  usvString,
} from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";

export type BlobPart = BufferSource | Blob | string;

export interface BlobPropertyBag {
  type?: string;
  endings?: "transparent" | "native";
}

/** How much of a blob its stream gives at once, bytes; Node's number. */
const CHUNK_BYTES = 1 << 16;

/** The bytes of a blob. Nobody may write to them: blobs share them. */
export let blobBytes: (blob: Blob) => Uint8Array;

/** A blob of bytes that nobody else writes to. */
export let blobOf: (bytes: Uint8Array, type: string) => Blob;

export let isBlob: (value: unknown) => value is Blob;

export class Blob {
  #bytes: Uint8Array;
  #type: string;

  static {
    blobBytes = (blob) => blob.#bytes;
    blobOf = (bytes, type) => {
      const blob = new Blob();
      blob.#bytes = bytes;
      blob.#type = normalizeType(type);
      return blob;
    };
    isBlob = (value): value is Blob => isObject(value) && #bytes in value;
  }

  constructor(parts: Iterable<BlobPart> = [], options?: BlobPropertyBag) {
    const list = partList(parts);
    const bag = dictionary(options, "options");
    const endings = bag.endings === undefined ? "transparent" : domString(bag.endings);
    if (endings !== "transparent" && endings !== "native") {
      throw invalidArgument(
        `The property 'options.endings' is invalid. Received '${endings}'`,
        "ERR_INVALID_ARG_VALUE",
      );
    }
    this.#type = bag.type === undefined ? "" : normalizeType(domString(bag.type));
    this.#bytes = concatAll(list.map((part) => partBytes(part, endings)));
  }

  get size(): number {
    return this.#bytes.length;
  }

  get type(): string {
    return this.#type;
  }

  slice(start?: number, end?: number, contentType?: string): Blob {
    const { length } = this.#bytes;
    const from = start === undefined ? 0 : clampedLongLong(start);
    const to = end === undefined ? length : clampedLongLong(end);
    const type = contentType === undefined ? "" : domString(contentType);
    const first = from < 0 ? Math.max(length + from, 0) : Math.min(from, length);
    const last = to < 0 ? Math.max(length + to, 0) : Math.min(to, length);
    return blobOf(this.#bytes.subarray(first, Math.max(first, last)), type);
  }

  stream(): ReadableStream<Uint8Array> {
    const { ReadableStream } = load("streams");
    const bytes = this.#bytes;
    let at = 0;
    return new ReadableStream({
      type: "bytes",
      pull(controller) {
        if (at < bytes.length) {
          controller.enqueue(bytes.slice(at, at + CHUNK_BYTES));
          at += CHUNK_BYTES;
        }
        if (at < bytes.length) return;
        controller.close();
        controller.byobRequest?.respond(0);
      },
    });
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.slice().buffer as ArrayBuffer;
  }

  async bytes(): Promise<Uint8Array> {
    return this.#bytes.slice();
  }

  async text(): Promise<string> {
    const text = native.decodeUtf8(this.#bytes, false) ?? "";
    return text.startsWith("\uFEFF") ? text.slice(1) : text;
  }
}

/** The elements of a sequence; what is neither bytes nor a blob becomes a string. */
function partList(parts: unknown): BlobPart[] {
  const method = isObject(parts) ? (parts as Iterable<unknown>)[Symbol.iterator] : undefined;
  if (typeof method !== "function") {
    throw invalidArgument(`The "sources" argument must be a sequence. ${received(parts)}`);
  }
  const list: BlobPart[] = [];
  for (const part of parts as Iterable<unknown>) {
    list.push(isBufferSource(part) || isBlob(part) ? part : usvString(part));
  }
  return list;
}

function partBytes(part: BlobPart, endings: "transparent" | "native"): Uint8Array {
  if (isBlob(part)) return blobBytes(part);
  if (isBufferSource(part)) return bytesOf(part).slice();
  return native.encodeUtf8(endings === "native" ? part.replace(/\r\n?/g, "\n") : part);
}

function normalizeType(type: string): string {
  return /^[ -~]*$/.test(type) ? type.toLowerCase() : "";
}

webInterface(Blob, "Blob", { slice: 0 });
inspectAs(Blob, ({ size, type }) => ({ size, type }));
registerKind({
  owns: isBlob,
  clone: (value) => blobOf(blobBytes(value as Blob), (value as Blob).type),
  transfer: null,
});
