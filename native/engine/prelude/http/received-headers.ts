/** Headers of a response by their names in lower case. */
export type Headers = Record<string, string | string[]>;

/** Of these a message has one; the first counts. */
const SINGLE = new Set([
  "age",
  "authorization",
  "content-length",
  "content-type",
  "etag",
  "expires",
  "from",
  "host",
  "if-modified-since",
  "if-unmodified-since",
  "last-modified",
  "location",
  "max-forwards",
  "proxy-authorization",
  "referer",
  "retry-after",
  "server",
  "user-agent",
]);

/** Adds a header as Node does: several of a name are joined, but for those that can't be. */
export function addHeader(headers: Headers, rawName: string, value: string, joins: boolean): void {
  const name = rawName.toLowerCase();
  const before = headers[name];
  if (name === "set-cookie") {
    if (before === undefined) headers[name] = [value];
    else (before as string[]).push(value);
  } else if (before === undefined) {
    headers[name] = value;
  } else if (joins || !SINGLE.has(name)) {
    headers[name] = `${before}${name === "cookie" ? "; " : ", "}${value}`;
  }
}
