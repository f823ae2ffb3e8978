import { buffers } from "../../natives/buffers.ts";
import {
  ERR_BUFFER_OUT_OF_BOUNDS,
  ERR_INVALID_ARG_TYPE,
  ERR_INVALID_ARG_TYPE_STRING,
  ERR_OUT_OF_RANGE,
  ERR_UNKNOWN_ENCODING,
} from "../errors/codes.ts";
import { encodingNumber, UTF8 } from "./encodings.ts";

/** `buffer.toString(encoding, start, end)` */
export function toText(
  bytes: Uint8Array,
  encoding?: unknown,
  start?: unknown,
  end?: unknown,
): string {
  const { length } = bytes;
  const from = start === undefined ? 0 : clamp(start, length);
  const to = end === undefined ? length : clamp(end, length);
  if (to <= from) return "";
  return buffers.decodeText(bytes, numberOf(encoding), from, to);
}

function clamp(value: unknown, length: number): number {
  const number = Math.trunc(Number(value)) || 0;
  return Math.min(Math.max(number, 0), length);
}

/** The number of an encoding given as an argument. */
export function numberOf(encoding: unknown): number {
  if (encoding === undefined) return UTF8;
  const number = encodingNumber(String(encoding));
  if (number === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  return number;
}

/** `buffer.write(text, offset, length, encoding)`: the encoding may stand in the place of the numbers. */
export function writeText(
  bytes: Uint8Array,
  text: unknown,
  offset?: unknown,
  length?: unknown,
  encoding?: unknown,
): number {
  if (typeof offset === "string") [offset, length, encoding] = [undefined, undefined, offset];
  else if (typeof length === "string") [length, encoding] = [undefined, length];
  if (typeof text !== "string") throw new ERR_INVALID_ARG_TYPE_STRING();
  const start = offset === undefined ? 0 : position(offset, "offset", bytes.length);
  const room = bytes.length - start;
  const most =
    length === undefined ? room : Math.min(position(length, "length", bytes.length), room);
  return buffers.writeText(bytes, text, encoding ? numberOf(encoding) : UTF8, start, most);
}

function position(value: unknown, name: string, max: number): number {
  if (typeof value !== "number") throw new ERR_INVALID_ARG_TYPE(name, "number", value);
  if (!Number.isInteger(value)) throw new ERR_OUT_OF_RANGE(name, "an integer", value);
  if (value < 0 || value > max) throw new ERR_OUT_OF_RANGE(name, `>= 0 && <= ${max}`, value);
  return value;
}

/** Node's undocumented `buffer.utf8Write(text, offset, length)` and the like, which some packages call. */
export function rawWrite(
  bytes: Uint8Array,
  text: unknown,
  encoding: number,
  offset = 0,
  length?: number,
): number {
  if (typeof text !== "string") throw new ERR_INVALID_ARG_TYPE_STRING();
  if (offset < 0 || offset > bytes.length) throw new ERR_BUFFER_OUT_OF_BOUNDS("offset");
  const room = bytes.length - offset;
  return buffers.writeText(bytes, text, encoding, offset, Math.min(length ?? room, room));
}
