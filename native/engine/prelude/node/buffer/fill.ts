import { buffers } from "../../natives/buffers.ts";
import {
  ERR_INVALID_ARG_TYPE,
  ERR_INVALID_ARG_VALUE,
  ERR_OUT_OF_RANGE,
  ERR_UNKNOWN_ENCODING,
} from "../errors/codes.ts";
import { encodingNumber, LATIN1, UTF8 } from "./encodings.ts";

/** `buffer.fill(value, offset, end, encoding)`: the encoding may stand in the place of the numbers before it. */
export function fill<B extends Uint8Array>(
  bytes: B,
  value: unknown,
  offset?: unknown,
  end?: unknown,
  encoding?: unknown,
): B {
  if (typeof value === "string") {
    if (typeof offset === "string") [offset, end, encoding] = [undefined, undefined, offset];
    else if (typeof end === "string") [end, encoding] = [undefined, end];
  }
  const start = offset === undefined ? 0 : position(offset, "offset", 0, bytes.length);
  const stop = end === undefined ? bytes.length : position(end, "end", 0, bytes.length);
  const pattern = patternOf(value, encoding);
  if (start >= stop) return bytes;
  if (typeof pattern === "number") {
    Uint8Array.prototype.fill.call(bytes, pattern, start, stop);
    return bytes;
  }
  if (pattern.length === 0) throw new ERR_INVALID_ARG_VALUE("value", value);
  bytes.set(pattern.subarray(0, stop - start), start);
  // Doubles what is filled already.
  for (let filled = pattern.length; start + filled < stop; filled *= 2) {
    bytes.copyWithin(start + filled, start, Math.min(start + filled, stop - filled));
  }
  return bytes;
}

/** One byte, or several that are repeated. */
function patternOf(value: unknown, encoding: unknown): number | Uint8Array {
  if (typeof value === "string") return patternOfText(value, encoding);
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  return typeof value === "boolean" ? Number(value) : (value as number) & 255;
}

function patternOfText(text: string, encoding: unknown): number | Uint8Array {
  if (encoding !== undefined && typeof encoding !== "string") {
    throw new ERR_INVALID_ARG_TYPE("encoding", "string", encoding);
  }
  const number = encoding ? encodingNumber(encoding as string) : UTF8;
  if (number === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  if (text === "") return 0;
  const code = text.charCodeAt(0);
  if (text.length === 1 && (number === LATIN1 ? code < 256 : number === UTF8 && code < 128)) {
    return code;
  }
  return buffers.encodeText(text, number);
}

function position(value: unknown, name: string, min: number, max: number): number {
  if (typeof value !== "number") throw new ERR_INVALID_ARG_TYPE(name, "number", value);
  if (!Number.isInteger(value)) throw new ERR_OUT_OF_RANGE(name, "an integer", value);
  if (value < min || value > max) throw new ERR_OUT_OF_RANGE(name, `>= ${min} && <= ${max}`, value);
  return value;
}
