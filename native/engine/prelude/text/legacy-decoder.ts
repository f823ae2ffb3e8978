import { load } from "../load.ts";
import type { Decoder } from "./text-decoder.ts";

/** Where windows-1252 differs from Latin-1: 0x80 to 0x9F. */
const WINDOWS_1252 =
  "\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F" +
  "\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178";

/** Encodings whose characters may have several bytes. */
const MULTI_BYTE = /^(big5|euc-|gb|iso-2022|shift_jis)/;

/** Encodings from before Unicode. The usual one needs no tables, and all of its bytes mean something. */
export function legacyDecoder(encoding: string, fatal: boolean): Decoder {
  if (encoding === "windows-1252") return { decode: windows1252 };
  const decode = MULTI_BYTE.test(encoding)
    ? load("multi-byte").multiByteDecoder(encoding, fatal)
    : load("legacy-encodings").singleByteDecoder(encoding, fatal);
  return {
    decode(bytes, isLast) {
      try {
        return decode(bytes, !isLast);
      } catch (error) {
        if (fatal && error instanceof TypeError) return undefined;
        throw error;
      }
    },
  };
}

function windows1252(bytes: Uint8Array): string {
  return native
    .decodeLatin1(bytes)
    .replace(/[\x80-\x9f]/g, (byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80] ?? byte);
}
