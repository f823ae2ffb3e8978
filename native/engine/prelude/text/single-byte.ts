import { normalizeEncoding } from "@exodus/bytes/encoding-lite.js";
import { createSinglebyteDecoder } from "@exodus/bytes/single-byte.js";

/** The encoding that a label means, trimmed and in lower case; null where there is none, or none to decode. */
export function encodingOf(label: string): string | null {
  const encoding = normalizeEncoding(label);
  return encoding === "replacement" || label.trim() !== label ? null : encoding;
}

/** Throws a TypeError where it is fatal, and the bytes are invalid. */
export function singleByteDecoder(encoding: string, fatal: boolean): (bytes: Uint8Array) => string {
  return createSinglebyteDecoder(encoding, !fatal);
}
