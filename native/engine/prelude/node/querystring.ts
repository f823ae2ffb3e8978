import { Buffer } from "./buffer/buffer.ts";
import { defineError } from "./errors/node-error.ts";

const ERR_INVALID_URI = defineError(URIError, "ERR_INVALID_URI", () => "URI malformed");

type Query = Record<string, string | string[]>;

/** Bytes of a text with percent signs; signs that mean nothing stay. */
function unescapeBuffer(text: string, decodesSpaces = false): Buffer {
  const bytes = Buffer.allocUnsafe(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at);
    if (code === 0x2b && decodesSpaces) code = 0x20;
    else if (code === 0x25) {
      const digits = text.slice(at + 1, at + 3);
      if (/^[\da-f]{2}$/i.test(digits)) {
        code = Number.parseInt(digits, 16);
        at += 2;
      }
    }
    bytes[length++] = code;
  }
  return bytes.subarray(0, length) as Buffer;
}

function unescapeText(text: string, decodesSpaces = false): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return querystring.unescapeBuffer(text, decodesSpaces).toString();
  }
}

/** As `encodeURIComponent`, with Node's error. */
function escapeText(value: unknown): string {
  const text =
    typeof value === "string"
      ? value
      : typeof value === "object"
        ? String(value)
        : `${value as string}`;
  if (!text.isWellFormed()) throw new ERR_INVALID_URI();
  return encodeURIComponent(text);
}

function primitive(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      return Number.isFinite(value) ? `${value}` : "";
    case "bigint":
      return `${value}`;
    case "boolean":
      return value ? "true" : "false";
    default:
      return "";
  }
}

interface StringifyOptions {
  encodeURIComponent?: (text: string) => string;
}

function stringify(
  query: unknown,
  separator = "&",
  equals = "=",
  options?: StringifyOptions,
): string {
  if (query === null || typeof query !== "object") return "";
  const encode = options?.encodeURIComponent ?? querystring.escape;
  const pairs: string[] = [];
  for (const [key, value] of Object.entries(query)) {
    const start = encode(primitive(key)) + (equals || "=");
    for (const item of Array.isArray(value) ? value : [value]) {
      pairs.push(start + encode(primitive(item)));
    }
  }
  return pairs.join(separator || "&");
}

interface ParseOptions {
  maxKeys?: number;
  decodeURIComponent?: (text: string) => string;
}

function parse(text: unknown, separator = "&", equals = "=", options?: ParseOptions): Query {
  const query: Query = Object.create(null);
  if (typeof text !== "string" || text.length === 0) return query;
  const decode = options?.decodeURIComponent ?? querystring.unescape;
  const maxKeys = typeof options?.maxKeys === "number" ? options.maxKeys : 1000;
  let pairs = text.split(separator || "&").filter((pair) => pair !== "");
  if (maxKeys > 0) pairs = pairs.slice(0, maxKeys);
  for (const pair of pairs) {
    const sign = equals || "=";
    const at = pair.indexOf(sign);
    const [key, value] = at === -1 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + sign.length)];
    add(query, decoded(key, decode), decoded(value, decode));
  }
  return query;
}

function decoded(text: string, decode: (text: string) => string): string {
  const spaced = text.replaceAll("+", decode === querystring.unescape ? " " : "%20");
  if (decode === querystring.unescape && !spaced.includes("%")) return spaced;
  try {
    return decode(spaced);
  } catch {
    return unescapeText(spaced, true);
  }
}

function add(query: Query, key: string, value: string): void {
  const present = query[key];
  if (present === undefined) query[key] = value;
  else if (Array.isArray(present)) present.push(value);
  else query[key] = [present, value];
}

/** The module `node:querystring`. */
export const querystring = {
  unescapeBuffer,
  unescape: unescapeText,
  escape: escapeText,
  stringify,
  encode: stringify,
  parse,
  decode: parse,
};
