import { type Blob, blobBytes, isBlob } from "../blob/blob.ts";
import { type BufferSource, bytesOf, isBufferSource } from "../bytes.ts";
import { type FormData, isFormData } from "../form-data/form-data.ts";
import { load } from "../load.ts";
import { isReadableStream } from "../streams/state.ts";
import type { ReadableStream } from "../streams/streams.ts";
import { URLSearchParams } from "../url/search-params.ts";
import { usvString } from "../webidl/convert.ts";
import { Content } from "./content.ts";

export type BodyInit =
  | string
  | BufferSource
  | Blob
  | FormData
  | URLSearchParams
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>;

interface Extracted {
  content: Content;
  /** The content type that goes with it. */
  type: string | null;
}

/** The body that a value makes. */
export function extract(body: unknown): Extracted {
  if (isReadableStream(body)) {
    if (body.locked || new Content(body).isUsed) {
      throw new TypeError("Response body object should not be disturbed or locked");
    }
    return { content: new Content(body), type: null };
  }
  if (isBufferSource(body)) return { content: new Content(bytesOf(body).slice()), type: null };
  if (body instanceof URLSearchParams) {
    const type = "application/x-www-form-urlencoded;charset=UTF-8";
    return { content: new Content(native.encodeUtf8(body.toString())), type };
  }
  if (isBlob(body)) {
    return { content: new Content(blobBytes(body)), type: body.type === "" ? null : body.type };
  }
  if (isFormData(body)) {
    const { bytes, type } = load("multipart").encodeMultipart(body);
    return { content: new Content(bytes), type };
  }
  if (isAsyncIterable(body)) return { content: new Content(streamOf(body)), type: null };
  return {
    content: new Content(native.encodeUtf8(usvString(body))),
    type: "text/plain;charset=UTF-8",
  };
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** What Node takes beside the standard: anything that gives pieces of bytes or text one by one. */
function streamOf(pieces: AsyncIterable<unknown>): ReadableStream<Uint8Array> {
  const { ReadableStream } = load("streams");
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    type: "bytes",
    async pull(controller) {
      for (;;) {
        const { done, value } = await iterator.next();
        if (done) {
          controller.close();
          controller.byobRequest?.respond(0);
          return;
        }
        const bytes = isBufferSource(value)
          ? bytesOf(value).slice()
          : native.encodeUtf8(usvString(value));
        if (bytes.length === 0) continue;
        controller.enqueue(bytes);
        return;
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
