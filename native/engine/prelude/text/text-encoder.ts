import { inspectAs } from "../inspect-as.ts";
import { invalidArgument, received, requireArguments, usvString } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";

export class TextEncoder {
  readonly #encoding = "utf-8";

  get encoding(): string {
    return this.#encoding;
  }

  encode(text: unknown = ""): Uint8Array {
    this.#encoding;
    return native.encodeUtf8(usvString(text));
  }

  /** Writes as many whole characters as there is room for. */
  encodeInto(...args: [text: unknown, target: Uint8Array]): { read: number; written: number } {
    this.#encoding;
    requireArguments(args.length, 2, "TextEncoder.encodeInto");
    const text = usvString(args[0]);
    const [, target] = args;
    if (!(target instanceof Uint8Array)) {
      throw invalidArgument(
        `The "dest" argument must be an instance of Uint8Array. ${received(target)}`,
      );
    }
    // Nothing fits into a buffer that was transferred.
    if (target.length === 0) return { read: 0, written: 0 };
    // No character has more units than bytes.
    const part = text.slice(0, target.length).toWellFormed();
    const bytes = native.encodeUtf8(part);
    if (bytes.length <= target.length && part.length === text.length) {
      target.set(bytes);
      return { read: text.length, written: bytes.length };
    }
    const written = wholeCharacters(bytes, target.length);
    target.set(bytes.subarray(0, written));
    return { read: countUnits(bytes, written), written };
  }
}

/** The greatest length, up to `most`, that divides no character. */
function wholeCharacters(bytes: Uint8Array, most: number): number {
  let end = Math.min(most, bytes.length);
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return end;
}

/** How many units of UTF-16 the first bytes are. */
function countUnits(bytes: Uint8Array, end: number): number {
  let units = 0;
  for (let index = 0; index < end; index++) {
    const byte = bytes[index] ?? 0;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

webInterface(TextEncoder, "TextEncoder", { encode: 0, encodeInto: 2 });
inspectAs(TextEncoder, ({ encoding }) => ({ encoding }));
