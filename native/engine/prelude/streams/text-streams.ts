import { TransformStream } from "web-streams-polyfill";
import type { BufferSource } from "../bytes.ts";
import { isBufferSource } from "../bytes.ts";
import { inspectAs } from "../inspect-as.ts";
import { TextDecoder } from "../text/text-decoder.ts";
import { domString } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";

/** Text in, UTF-8 out. A pair of surrogates may be divided between two chunks. */
export class TextEncoderStream {
  readonly #transform: TransformStream<unknown, Uint8Array>;

  constructor() {
    let lead = "";
    this.#transform = new TransformStream({
      transform(chunk, controller) {
        let text = lead + domString(chunk);
        lead = "";
        const last = text.charCodeAt(text.length - 1);
        if (last >= 0xd800 && last <= 0xdbff) {
          lead = text.slice(-1);
          text = text.slice(0, -1);
        }
        if (text !== "") controller.enqueue(native.encodeUtf8(text.toWellFormed()));
      },
      flush(controller) {
        if (lead !== "") controller.enqueue(native.encodeUtf8("\uFFFD"));
      },
    });
  }

  get encoding(): string {
    this.#transform;
    return "utf-8";
  }

  get readable(): TransformStream["readable"] {
    return this.#transform.readable;
  }

  get writable(): TransformStream["writable"] {
    return this.#transform.writable;
  }
}

/** Bytes in, text out. */
export class TextDecoderStream {
  readonly #decoder: TextDecoder;
  readonly #transform: TransformStream<BufferSource, string>;

  constructor(label: unknown = "utf-8", options: { fatal?: boolean; ignoreBOM?: boolean } = {}) {
    const decoder = new TextDecoder(label, options);
    this.#decoder = decoder;
    this.#transform = new TransformStream({
      transform(chunk, controller) {
        if (!isBufferSource(chunk)) {
          throw new TypeError("A TextDecoderStream takes ArrayBuffers and views of them");
        }
        const text = decoder.decode(chunk, { stream: true });
        if (text !== "") controller.enqueue(text);
      },
      flush(controller) {
        const text = decoder.decode();
        if (text !== "") controller.enqueue(text);
      },
    });
  }

  get encoding(): string {
    return this.#decoder.encoding;
  }

  get fatal(): boolean {
    return this.#decoder.fatal;
  }

  get ignoreBOM(): boolean {
    return this.#decoder.ignoreBOM;
  }

  get readable(): TransformStream["readable"] {
    return this.#transform.readable;
  }

  get writable(): TransformStream["writable"] {
    return this.#transform.writable;
  }
}

webInterface(TextEncoderStream, "TextEncoderStream");
webInterface(TextDecoderStream, "TextDecoderStream");
inspectAs(TextEncoderStream, ({ encoding, readable, writable }) => ({
  encoding,
  readable,
  writable,
}));
inspectAs(TextDecoderStream, ({ encoding, fatal, ignoreBOM, readable, writable }) => ({
  encoding,
  fatal,
  ignoreBOM,
  readable,
  writable,
}));
