import { concatBytes } from "../bytes.ts";
import type { Decoder } from "./text-decoder.ts";

/** UTF-8, by the engine itself. */
export class Utf8Decoder implements Decoder {
  readonly #fatal: boolean;
  /** The start of a character whose rest may follow. */
  #rest = new Uint8Array();

  constructor(fatal: boolean) {
    this.#fatal = fatal;
  }

  decode(bytes: Uint8Array, isLast: boolean): string | undefined {
    const all = concatBytes(this.#rest, bytes);
    const end = isLast ? all.length : all.length - unfinished(all);
    this.#rest = all.slice(end);
    if (end === 0) return "";
    return native.decodeUtf8(end === all.length ? all : all.subarray(0, end), this.#fatal);
  }
}

/** How many bytes at the end are the start of a character that isn't complete. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte < 0xc2 || byte > 0xf4 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    if (back >= length) return 0;
    // Some second bytes are invalid already: of overlong forms, surrogates and what is beyond Unicode.
    const second = back > 1 ? (bytes[bytes.length - back + 1] ?? 0) : undefined;
    return second === undefined || isSecond(byte, second) ? back : 0;
  }
  return 0;
}

function isSecond(first: number, second: number): boolean {
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second < 0xa0;
  if (first === 0xf0) return second >= 0x90;
  if (first === 0xf4) return second < 0x90;
  return true;
}
