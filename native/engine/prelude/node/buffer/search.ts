import { buffers } from "../../natives/buffers.ts";
import { ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING } from "../errors/codes.ts";
import { encodingNumber, UTF8, UTF16LE } from "./encodings.ts";

/** `buffer.indexOf` and, where `backwards`, `buffer.lastIndexOf`. */
export function indexOf(
  bytes: Uint8Array,
  value: unknown,
  offset: unknown,
  encoding: unknown,
  backwards: boolean,
): number {
  if (typeof offset === "string") [offset, encoding] = [undefined, offset];
  let from = Number(offset);
  if (offset === null || Number.isNaN(from)) from = backwards ? bytes.length : 0;
  from = Math.trunc(Math.max(-0x80000000, Math.min(from, 0x7fffffff)));
  if (typeof value === "number") return byteIndex(bytes, value & 255, from, backwards);
  const number =
    encoding === undefined || encoding === null || encoding === ""
      ? UTF8
      : encodingNumber(String(encoding));
  if (typeof value === "string") {
    if (number === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
    const wanted = buffers.encodeText(value, number);
    return find(bytes, wanted, from, number === UTF16LE ? 2 : 1, backwards);
  }
  if (value instanceof Uint8Array) {
    return find(bytes, value, from, number === UTF16LE ? 2 : 1, backwards);
  }
  throw new ERR_INVALID_ARG_TYPE("value", ["number", "string", "Buffer", "Uint8Array"], value);
}

function byteIndex(bytes: Uint8Array, byte: number, from: number, backwards: boolean): number {
  if (!backwards) return Uint8Array.prototype.indexOf.call(bytes, byte, from);
  if (bytes.length === 0 || from < -bytes.length) return -1;
  return Uint8Array.prototype.lastIndexOf.call(bytes, byte, from);
}

function find(
  bytes: Uint8Array,
  wanted: Uint8Array,
  from: number,
  step: number,
  backwards: boolean,
): number {
  const { length } = bytes;
  let start = from < 0 ? from + length : from;
  if (start < 0) {
    if (backwards) return -1;
    start = 0;
  }
  if (wanted.length === 0) return Math.min(start, length);
  if (start > length - wanted.length) {
    if (!backwards) return -1;
    start = length - wanted.length;
  }
  if (step === 2) start -= start % 2;
  if (start < 0 || (step === 2 && (length < 2 || wanted.length < 2))) return -1;
  return buffers.findBytes(bytes, wanted, start, backwards, step);
}
