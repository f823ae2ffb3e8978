import { type BufferSource, bytesOf, concatBytes, isBufferSource } from "./bytes.ts";
import { tag } from "./tag.ts";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

const LABELS: Record<string, Encoding> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "unicode-1-1-utf-8": "utf-8",
  "utf-16": "utf-16le",
  "utf-16le": "utf-16le",
  "ucs-2": "utf-16le",
  "utf-16be": "utf-16be",
  ascii: "windows-1252",
  "us-ascii": "windows-1252",
  latin1: "windows-1252",
  "iso-8859-1": "windows-1252",
  "windows-1252": "windows-1252",
};

/** Where windows-1252 differs from Latin-1: 0x80 to 0x9F. */
const WINDOWS_1252 =
  "\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F" +
  "\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178";

export class TextDecoder {
  readonly encoding: Encoding;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  /** Bytes of a character that is not complete yet, between calls with `stream`. */
  #rest = new Uint8Array();
  #isInside = false;

  constructor(label: unknown = "utf-8", options: { fatal?: boolean; ignoreBOM?: boolean } = {}) {
    const encoding = LABELS[String(label).trim().toLowerCase()];
    if (encoding === undefined) {
      throw new RangeError(`The "${String(label)}" encoding is not supported in a task`);
    }
    this.encoding = encoding;
    this.fatal = Boolean(options?.fatal);
    this.ignoreBOM = Boolean(options?.ignoreBOM);
  }

  decode(source?: BufferSource, options: { stream?: boolean } = {}): string {
    if (source !== undefined && !isBufferSource(source)) {
      throw new TypeError("TextDecoder.decode takes an ArrayBuffer or a view of one");
    }
    let bytes = concatBytes(this.#rest, source === undefined ? new Uint8Array() : bytesOf(source));
    this.#rest = new Uint8Array();
    if (options?.stream) {
      const complete = bytes.length - this.#incomplete(bytes);
      this.#rest = bytes.slice(complete);
      bytes = bytes.subarray(0, complete);
    }
    const text = this.#decode(bytes);
    const isStart = !this.#isInside;
    this.#isInside = Boolean(options?.stream) && (this.#isInside || bytes.length > 0);
    return isStart && !this.ignoreBOM && text.startsWith("\uFEFF") ? text.slice(1) : text;
  }

  #decode(bytes: Uint8Array): string {
    if (this.encoding === "utf-8") {
      const text = native.decodeUtf8(bytes, this.fatal);
      if (text === undefined) throw this.#invalid();
      return text;
    }
    if (this.encoding === "windows-1252") {
      return native
        .decodeLatin1(bytes)
        .replace(/[\x80-\x9f]/g, (byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80] ?? byte);
    }
    return this.#decodeUtf16(bytes);
  }

  #decodeUtf16(bytes: Uint8Array): string {
    const [low, high] = this.encoding === "utf-16le" ? [0, 1] : [1, 0];
    const parts: string[] = [];
    for (let at = 0; at + 1 < bytes.length; at += 2) {
      parts.push(String.fromCharCode((bytes[at + low] ?? 0) | ((bytes[at + high] ?? 0) << 8)));
    }
    const text = parts.join("");
    if (this.fatal && (bytes.length % 2 === 1 || !text.isWellFormed())) throw this.#invalid();
    return text.toWellFormed() + (bytes.length % 2 === 1 ? "\uFFFD" : "");
  }

  #invalid(): TypeError {
    return Object.assign(
      new TypeError(`The encoded data was not valid for encoding ${this.encoding}`),
      {
        code: "ERR_ENCODING_INVALID_ENCODED_DATA",
      },
    );
  }

  /** How many bytes at the end are the start of a character whose rest may follow. */
  #incomplete(bytes: Uint8Array): number {
    if (this.encoding === "windows-1252") return 0;
    if (this.encoding !== "utf-8") {
      const odd = bytes.length % 2;
      const lead = (bytes[bytes.length - odd - (this.encoding === "utf-16le" ? 1 : 2)] ?? 0) & 0xfc;
      return bytes.length - odd >= 2 && lead === 0xd8 ? odd + 2 : odd;
    }
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
      const byte = bytes[bytes.length - back] ?? 0;
      if (byte < 0x80) return 0;
      if (byte >= 0xc0) {
        const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
        return back < length ? back : 0;
      }
    }
    return 0;
  }
}

tag(TextDecoder, "TextDecoder");
