import { unavailable } from "../errors/unavailable.ts";

/** Headers of the connection, which the host writes. */
const CONNECTION = new Set([
  "connection",
  "expect",
  "host",
  "http2-settings",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
]);

/** Methods that have no body, unless one is written. The others say that theirs is empty. */
const WITHOUT_BODY = ["DELETE", "GET", "HEAD", "OPTIONS", "TRACE"];

/** A request, as far as its headers depend on it. */
interface Sent {
  readonly method: string;
  readonly writableEnded: boolean;
  readonly writableLength: number;
  readonly _headers: Map<string, [name: string, value: number | string | readonly string[]]>;
}

/** A host as the header names it, and as it is asked for. */
export function hostHeader(host: string, port: number, isSecure: boolean): string {
  const name = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
  return port === (isSecure ? 443 : 80) ? name : `${name}:${port}`;
}

/**
 * Names and values, one after the other, as they are sent.
 *
 * @param authority The host that the request goes to.
 * @param body Where all of it is there.
 */
export function headerList(
  request: Sent,
  authority: string,
  body: Uint8Array | undefined,
): string[] {
  const list: string[] = [];
  check(request, authority);
  for (const [name, [rawName, value]] of request._headers) {
    if (CONNECTION.has(name)) continue;
    const values = Array.isArray(value) ? value : [value];
    if (name === "cookie") list.push(rawName, values.join("; "));
    else for (const one of values) list.push(rawName, String(one));
  }
  const length = contentLength(request, body);
  if (length !== undefined && !request._headers.has("content-length")) {
    list.push("content-length", String(length));
  }
  return list;
}

function contentLength(request: Sent, body: Uint8Array | undefined): number | undefined {
  if (body !== undefined) return body.length;
  // It ends before anything was written to it.
  const isEmpty = request.writableEnded && request.writableLength === 0;
  return isEmpty && !WITHOUT_BODY.includes(request.method) ? 0 : undefined;
}

function check({ _headers: headers }: Sent, authority: string): void {
  const host = headers.get("host")?.[1];
  if (host !== undefined && String(host).toLowerCase() !== authority.toLowerCase()) {
    throw unavailable(
      "A `Host` header that names another host than the request",
      "The host sends that of the address that it checked.",
    );
  }
  if (headers.has("upgrade")) {
    throw unavailable("The header `Upgrade`", "A task has no sockets; use requests and responses.");
  }
}
