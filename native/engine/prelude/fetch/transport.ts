import { ACCEPT_ENCODING } from "../compression/accept-encoding.ts";
import { markDenied } from "../errors/denied.ts";
import type { AbortSignal } from "../events/abort-signal.ts";
import { load } from "../load.ts";
import type { ReadableStream } from "../streams/streams.ts";
import type { URL } from "../url/url.ts";
import { Content } from "./content.ts";
import { type Headers, headerPairs, receivedHeaders } from "./headers.ts";
import { Incoming } from "./incoming.ts";
import { BODILESS } from "./response.ts";
import { Upload } from "./upload.ts";

/** One request, without what may follow from its response. */
export interface Hop {
  method: string;
  url: URL;
  headers: Headers;
  /** The bytes of a stream can be read once. */
  body: Uint8Array | ReadableStream<Uint8Array> | null;
}

export interface Answer {
  status: number;
  headers: Headers;
  content: Content | null;
}

/** Headers that belong to the connection, which is the host's. */
const CONNECTION = [
  "connection",
  "content-length",
  "expect",
  "host",
  "http2-settings",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** Sends one request; resolves when the head of its response is there. */
export function send(hop: Hop, signal: AbortSignal | null): Promise<Answer> {
  const { method, url, body } = hop;
  const bytes = body instanceof Uint8Array ? body : emptyBody(hop);
  const request = {
    method,
    scheme: url.protocol.slice(0, -1),
    authority: url.host,
    path: url.pathname + url.search,
    headers: headerList(hop.headers, bytes),
    isStreamed: bytes === undefined && body !== null,
  };
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const id = native.sendRequest(request, bytes, (error, status, list, received) => {
      signal?.removeEventListener("abort", onAbort);
      if (error !== undefined) {
        stop(failure(error, hop));
        return;
      }
      const headers = receivedHeaders(list);
      const hasBody = method !== "HEAD" && !BODILESS.includes(status);
      if (!hasBody) native.cancel(id);
      const content = hasBody ? contentOf(id, received, headers, signal) : null;
      resolve({ status, headers, content });
    });
    const upload = body === null || body instanceof Uint8Array ? null : new Upload(body, id);
    const stop = (reason: unknown): void => {
      native.cancel(id);
      upload?.cancel(reason);
      reject(reason);
    };
    const onAbort = (): void => stop(signal?.reason);
    signal?.addEventListener("abort", onAbort, { once: true });
    upload?.run().catch((cause) => stop(new TypeError("fetch failed", { cause })));
  });
}

/** Methods that have a body say so where it is empty. */
function emptyBody(hop: Hop): Uint8Array | undefined {
  const hasBody = ["POST", "PUT", "PATCH"].includes(hop.method);
  return hop.body === null && hasBody ? new Uint8Array() : undefined;
}

function headerList(headers: Headers, body: Uint8Array | undefined): string[] {
  const list: string[] = [];
  for (const [name, value] of headerPairs(headers)) {
    if (!CONNECTION.includes(name)) list.push(name, value);
  }
  const isRange = headers.has("range");
  const defaults = [
    ["accept", "*/*"],
    ["accept-encoding", isRange ? "identity" : ACCEPT_ENCODING],
    ["accept-language", "*"],
    ["user-agent", "capsule"],
  ] as const;
  for (const [name, value] of defaults) if (!headers.has(name)) list.push(name, value);
  if (body !== undefined) list.push("content-length", String(body.length));
  return list;
}

function contentOf(
  id: number,
  bytes: Uint8Array | undefined,
  headers: Headers,
  signal: AbortSignal | null,
): Content {
  const encoding = headers.get("content-encoding");
  const decoder = encoding === null ? null : load("content-encoding").contentDecoder(encoding);
  if (bytes !== undefined && decoder === null && signal === null) return new Content(bytes);
  const explain = (error: NativeHttpError): TypeError =>
    new TypeError("terminated", { cause: causeOf(error) });
  return new Content(new Incoming({ id, bytes, signal, decoder, explain }));
}

function causeOf(error: NativeHttpError): Error {
  return Object.assign(new Error(error.message), { code: error.code });
}

/** The error of a request, as Node's: the reason is its cause. */
function failure(error: NativeHttpError, hop: Hop): TypeError {
  const cause = Object.assign(causeOf(error), { hostname: hop.url.hostname });
  if (!error.denied) return new TypeError("fetch failed", { cause });
  return markDenied(
    new TypeError(`fetch failed: ${hop.method} ${hop.url.href}: ${error.message}`, { cause }),
  );
}
