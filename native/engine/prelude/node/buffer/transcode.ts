import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { withCode } from "../errors/node-error.ts";
import { from } from "./create.ts";
import { normalizeEncoding } from "./encodings.ts";
import type { FastBuffer } from "./fast-buffer.ts";
import { toText } from "./text.ts";

/** `buffer.transcode`: the same text in another encoding; what that can't express becomes a question mark. */
export function transcode(source: unknown, fromEncoding: unknown, toEncoding: unknown): FastBuffer {
  if (!(source instanceof Uint8Array)) {
    throw new ERR_INVALID_ARG_TYPE("source", ["Buffer", "Uint8Array"], source);
  }
  const text = toText(source, textEncoding(fromEncoding));
  const to = textEncoding(toEncoding);
  const most = to === "ascii" ? 0x7f : to === "latin1" ? 0xff : undefined;
  if (most === undefined) return from(text, to);
  const shown = Array.from(text, (character) =>
    (character.codePointAt(0) as number) > most ? "?" : character,
  );
  return from(shown.join(""), to);
}

/** The encodings that are about text: ICU's converters, in Node. */
function textEncoding(encoding: unknown): string {
  const name = normalizeEncoding(encoding);
  if (name !== undefined && !name.startsWith("base64") && name !== "hex") return name;
  const error = new Error("Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]");
  throw Object.assign(withCode(error, "U_ILLEGAL_ARGUMENT_ERROR"), { errno: 1 });
}
