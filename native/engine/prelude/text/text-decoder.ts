import { type BufferSource, bytesOf } from "../bytes.ts";
import { inspectAs } from "../inspect-as.ts";
import { dictionary, domString, invalidArgument, isObject } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { encodingOf } from "./labels.ts";
import { legacyDecoder } from "./legacy-decoder.ts";
import { Utf8Decoder } from "./utf8-decoder.ts";
import { Utf16Decoder } from "./utf16-decoder.ts";

/** Turns bytes into text, a piece after the other. */
export interface Decoder {
  /** Undefined where it is fatal, and the bytes are invalid. */
  decode(bytes: Uint8Array, isLast: boolean): string | undefined;
}

export interface TextDecoderOptions {
  fatal?: boolean;
  ignoreBOM?: boolean;
}

export class TextDecoder {
  readonly #encoding: string;
  readonly #fatal: boolean;
  readonly #ignoreBOM: boolean;
  #decoder: Decoder | null = null;
  /** Whether the last call said that more would come. */
  #isInside = false;
  #isBomPossible = true;

  constructor(label: unknown = "utf-8", options?: TextDecoderOptions) {
    const name = domString(label);
    const { fatal, ignoreBOM } = dictionary(options, "options");
    const encoding = encodingOf(name);
    if (encoding === null) {
      throw Object.assign(new RangeError(`The "${name}" encoding is not supported`), {
        code: "ERR_ENCODING_NOT_SUPPORTED",
      });
    }
    this.#encoding = encoding;
    this.#fatal = Boolean(fatal);
    this.#ignoreBOM = Boolean(ignoreBOM);
  }

  get encoding(): string {
    return this.#encoding;
  }

  get fatal(): boolean {
    return this.#fatal;
  }

  get ignoreBOM(): boolean {
    return this.#ignoreBOM;
  }

  decode(source?: BufferSource, options?: { stream?: boolean }): string {
    const isInside = this.#isInside;
    const bytes = source === undefined ? new Uint8Array() : sharedBytes(source);
    const isLast = !dictionary(options, "options").stream;
    if (!isInside) {
      this.#decoder = null;
      this.#isBomPossible = true;
    }
    this.#isInside = !isLast;
    this.#decoder ??= this.#newDecoder();
    const text = this.#decoder.decode(bytes, isLast);
    if (text === undefined) {
      throw invalidArgument(
        `The encoded data was not valid for encoding ${this.#encoding}`,
        "ERR_ENCODING_INVALID_ENCODED_DATA",
      );
    }
    if (!this.#isBomPossible || text === "") return text;
    this.#isBomPossible = false;
    const hasBom = !this.#ignoreBOM && this.#encoding.startsWith("utf-");
    return hasBom && text.startsWith("\uFEFF") ? text.slice(1) : text;
  }

  #newDecoder(): Decoder {
    if (this.#encoding === "utf-8") return new Utf8Decoder(this.#fatal);
    if (this.#encoding.startsWith("utf-16")) {
      return new Utf16Decoder(this.#encoding === "utf-16be", this.#fatal);
    }
    return legacyDecoder(this.#encoding, this.#fatal);
  }
}

/** The bytes behind a source; a copy where others can write to them at the same time. */
function sharedBytes(source: unknown): Uint8Array {
  const isView = ArrayBuffer.isView(source);
  const buffer = isView ? source.buffer : source;
  if (isObject(buffer) && typeof SharedArrayBuffer === "function") {
    if (buffer instanceof SharedArrayBuffer) {
      return isView
        ? new Uint8Array(buffer, source.byteOffset, source.byteLength).slice()
        : new Uint8Array(buffer).slice();
    }
  }
  if (!(buffer instanceof ArrayBuffer)) {
    throw invalidArgument(
      `The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.`,
    );
  }
  // There is nothing in a buffer that was transferred.
  return buffer.detached ? new Uint8Array() : bytesOf(source as BufferSource);
}

webInterface(TextDecoder, "TextDecoder", { decode: 0 });
inspectAs(TextDecoder, ({ encoding, fatal, ignoreBOM }) => ({ encoding, fatal, ignoreBOM }));
