/** Encodings by the numbers that the natives know them by (src/native/buffer.rs). */
export const UTF8 = 0;
export const UTF16LE = 1;
export const LATIN1 = 2;
export const ASCII = 3;
export const BASE64 = 4;
export const BASE64URL = 5;
export const HEX = 6;

/** The names that Node's functions give back, by the encodings' numbers. */
const NAMES = ["utf8", "utf16le", "latin1", "ascii", "base64", "base64url", "hex"] as const;

/** A name of an encoding in its usual spelling. */
export type EncodingName = (typeof NAMES)[number];

/** The number of an encoding; undefined for a name that Node doesn't know. */
export function encodingNumber(name: string): number | undefined {
  switch (name) {
    case "utf8":
    case "utf-8":
      return UTF8;
    case "ucs2":
    case "ucs-2":
    case "utf16le":
    case "utf-16le":
      return UTF16LE;
    case "latin1":
    case "binary":
      return LATIN1;
    case "ascii":
      return ASCII;
    case "base64":
      return BASE64;
    case "base64url":
      return BASE64URL;
    case "hex":
      return HEX;
  }
  const lower = name.toLowerCase();
  return lower === name ? undefined : encodingNumber(lower);
}

/** The usual spelling of an encoding's name, UTF-8 where none is given; undefined for an unknown one. */
export function normalizeEncoding(name?: unknown): EncodingName | undefined {
  if (name === undefined || name === null || name === "") return "utf8";
  const number = encodingNumber(String(name));
  return number === undefined ? undefined : NAMES[number];
}
