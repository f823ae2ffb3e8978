import type { AbortSignal } from "../abort.ts";
import { markDenied } from "../errors/denied.ts";
import { URL } from "../url/url.ts";
import type { Source } from "./body.ts";
import { Headers } from "./headers.ts";

/** One request, without what may follow from its response. */
export interface Hop {
  method: string;
  url: string;
  headers: Headers;
  body: Uint8Array | null;
}

export interface Answer {
  status: number;
  headers: Headers;
  source: Source;
  /** Ends the connection where nobody wants the body. */
  drop(): void;
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
export function send(hop: Hop, signal: AbortSignal): Promise<Answer> {
  const url = new URL(hop.url);
  const body =
    hop.body ?? (["POST", "PUT", "PATCH"].includes(hop.method) ? new Uint8Array() : null);
  const request = {
    method: hop.method,
    scheme: url.protocol.slice(0, -1),
    authority: url.host,
    path: url.pathname + url.search,
    headers: headerList(hop.headers, body),
  };
  return untilAborted(signal, (resolve, reject) => {
    return native.sendRequest(request, body ?? undefined, (error, status, list, id) => {
      if (error !== undefined) {
        reject(failure(error, hop));
        return;
      }
      const headers = new Headers();
      for (let at = 0; at < list.length; at += 2) headers.append(list[at], list[at + 1]);
      const hasBody = hop.method !== "HEAD" && ![204, 205, 304].includes(status);
      if (!hasBody) native.dropBody(id);
      resolve({
        status,
        headers,
        source: hasBody ? () => read(id, hop, signal) : null,
        drop: () => native.dropBody(id),
      });
    });
  });
}

function headerList(headers: Headers, body: Uint8Array | null): [string, string][] {
  const list = [...headers].filter(([name]) => !CONNECTION.includes(name));
  if (!headers.has("accept")) list.push(["accept", "*/*"]);
  if (!headers.has("user-agent")) list.push(["user-agent", "capsule"]);
  if (body !== null) list.push(["content-length", String(body.length)]);
  return list;
}

function read(id: number, hop: Hop, signal: AbortSignal): Promise<Uint8Array> {
  return untilAborted(signal, (resolve, reject) => {
    return native.readBody(id, (error, bytes) => {
      if (error === undefined) resolve(bytes);
      else reject(failure(error, hop));
    });
  });
}

/** Starts an operation of the host, and cancels it when the signal is aborted. */
function untilAborted<T>(
  signal: AbortSignal,
  start: (resolve: (value: T) => void, reject: (reason: unknown) => void) => number,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    signal.throwIfAborted();
    const operation = start(resolve, reject);
    signal.addEventListener(
      "abort",
      () => {
        native.cancel(operation);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}

/** The error of a request, as Node's: the reason is its cause. */
function failure(error: NativeHttpError, hop: Hop): TypeError {
  const { hostname } = new URL(hop.url);
  const cause = Object.assign(new Error(error.message), { code: error.code, hostname });
  const failed = new TypeError(`fetch failed: ${hop.method} ${hop.url}: ${error.message}`, {
    cause,
  });
  return error.denied ? markDenied(failed) : failed;
}
