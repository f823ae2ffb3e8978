import { buffers } from "../../natives/buffers.ts";
import {
  ERR_BUFFER_OUT_OF_BOUNDS,
  ERR_INVALID_ARG_TYPE,
  ERR_OUT_OF_RANGE,
  ERR_UNKNOWN_ENCODING,
} from "../errors/codes.ts";
import { validateArray, validateNumber } from "../validators.ts";
import { encodingNumber, UTF8 } from "./encodings.ts";
import { adopt, FastBuffer, zeros } from "./fast-buffer.ts";
import { fill } from "./fill.ts";

/** The most bytes that an ArrayBuffer of the engine can have. */
export const MAX_LENGTH = 2 ** 31 - 1;

const FROM_TYPES = ["string", "Buffer", "ArrayBuffer", "Array", "Array-like Object"];

/** `Buffer.from` */
export function from(value: unknown, encodingOrOffset?: unknown, length?: unknown): FastBuffer {
  if (typeof value === "string") return fromString(value, encodingOrOffset);
  if (typeof value === "object" && value !== null) {
    if (isArrayBuffer(value)) return fromArrayBuffer(value, encodingOrOffset, length);
    const inner: unknown = value.valueOf?.();
    if (inner !== value && (typeof inner === "string" || typeof inner === "object") && inner) {
      return from(inner, encodingOrOffset, length);
    }
    const made = fromObject(value);
    if (made !== undefined) return made;
    const primitive = (value as { [Symbol.toPrimitive]?: (hint: string) => unknown })[
      Symbol.toPrimitive
    ];
    if (typeof primitive === "function") {
      const text = primitive.call(value, "string");
      if (typeof text === "string") return fromString(text, encodingOrOffset);
    }
  }
  throw new ERR_INVALID_ARG_TYPE("first argument", FROM_TYPES, value);
}

function isArrayBuffer(value: object): value is ArrayBuffer {
  return (
    value instanceof ArrayBuffer ||
    (typeof SharedArrayBuffer === "function" && value instanceof SharedArrayBuffer)
  );
}

function fromString(text: string, encoding: unknown): FastBuffer {
  const number = typeof encoding === "string" && encoding !== "" ? encodingNumber(encoding) : UTF8;
  if (number === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  return adopt(buffers.encodeText(text, number));
}

function fromArrayBuffer(buffer: ArrayBuffer, offset: unknown, length: unknown): FastBuffer {
  const start = offset === undefined ? 0 : Number(offset) || 0;
  const most = buffer.byteLength - start;
  if (most < 0) throw new ERR_BUFFER_OUT_OF_BOUNDS("offset");
  if (length === undefined) return new FastBuffer(buffer, start, most);
  const count = Number(length);
  if (!(count > 0)) return new FastBuffer(buffer, start, 0);
  if (count > most) throw new ERR_BUFFER_OUT_OF_BOUNDS("length");
  return new FastBuffer(buffer, start, count);
}

function fromObject(value: object): FastBuffer | undefined {
  if ("length" in value || isArrayBuffer((value as { buffer?: object }).buffer ?? {})) {
    const { length } = value as { length?: unknown };
    return typeof length === "number" ? fromArrayLike(value as ArrayLike<number>) : zeros(0);
  }
  const { type, data } = value as { type?: unknown; data?: unknown };
  return type === "Buffer" && Array.isArray(data) ? fromArrayLike(data) : undefined;
}

function fromArrayLike(list: ArrayLike<number>): FastBuffer {
  if (!(list.length > 0)) return zeros(0);
  const bytes = zeros(list.length);
  bytes.set(list);
  return bytes;
}

/** `Buffer.copyBytesFrom` */
export function copyBytesFrom(view: unknown, offset?: unknown, length?: unknown): FastBuffer {
  if (!ArrayBuffer.isView(view) || view instanceof DataView) {
    throw new ERR_INVALID_ARG_TYPE("view", ["TypedArray"], view);
  }
  const list = view as Uint8Array;
  if (list.length === 0) return zeros(0);
  const start = offset === undefined ? 0 : index(offset, "offset");
  if (start >= list.length) return zeros(0);
  const end = length === undefined ? list.length : start + index(length, "length");
  const part = list.subarray(start, Math.min(end, list.length));
  return adopt(new Uint8Array(part.buffer, part.byteOffset, part.byteLength).slice());
}

function index(value: unknown, name: string): number {
  if (typeof value !== "number") throw new ERR_INVALID_ARG_TYPE(name, "number", value);
  if (!Number.isInteger(value)) throw new ERR_OUT_OF_RANGE(name, "an integer", value);
  if (value < 0) throw new ERR_OUT_OF_RANGE(name, ">= 0", value);
  return value;
}

/** `Buffer.alloc` */
export function alloc(size: unknown, value?: unknown, encoding?: unknown): FastBuffer {
  checkSize(size);
  const bytes = zeros(size);
  return value === undefined || value === 0 || size === 0 ? bytes : fill(bytes, value, encoding);
}

/** `Buffer.allocUnsafe`, which is as safe as `alloc`: the engine has no memory that isn't zeroed. */
export function allocUnsafe(size: unknown): FastBuffer {
  checkSize(size);
  return zeros(size);
}

function checkSize(size: unknown): asserts size is number {
  validateNumber(size, "size", 0, MAX_LENGTH);
}

/** `Buffer.concat` */
export function concat(list: unknown, total?: unknown): FastBuffer {
  validateArray(list, "list");
  if (list.length === 0) return zeros(0);
  for (const [at, item] of list.entries()) {
    if (!(item instanceof Uint8Array)) {
      throw new ERR_INVALID_ARG_TYPE(`list[${at}]`, ["Buffer", "Uint8Array"], item);
    }
  }
  const parts = list as Uint8Array[];
  const length =
    total === undefined ? parts.reduce((sum, part) => sum + part.length, 0) : checkedTotal(total);
  const bytes = zeros(length);
  let at = 0;
  for (const part of parts) {
    if (at + part.length > length) {
      bytes.set(part.subarray(0, length - at), at);
      break;
    }
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function checkedTotal(total: unknown): number {
  if (typeof total !== "number") throw new ERR_INVALID_ARG_TYPE("length", "number", total);
  if (!Number.isInteger(total)) throw new ERR_OUT_OF_RANGE("length", "an integer", total);
  if (total < 0 || total > MAX_LENGTH) {
    throw new ERR_OUT_OF_RANGE("length", `>= 0 && <= ${Number.MAX_SAFE_INTEGER}`, total);
  }
  return total;
}

/** `Buffer.byteLength` */
export function byteLength(value: unknown, encoding?: unknown): number {
  if (typeof value !== "string") {
    if (ArrayBuffer.isView(value) || (value instanceof Object && isArrayBuffer(value))) {
      return (value as ArrayBuffer).byteLength;
    }
    throw new ERR_INVALID_ARG_TYPE("string", ["string", "Buffer", "ArrayBuffer"], value);
  }
  // As in Node, an unknown encoding is UTF-8 here.
  switch (typeof encoding === "string" ? encodingName(encoding) : "utf8") {
    case "utf16le":
      return value.length * 2;
    case "one":
      return value.length;
    case "hex":
      return value.length >>> 1;
    case "base64":
      return base64Length(value);
    default:
      return buffers.utf8Length(value);
  }
}

function encodingName(encoding: string): "utf8" | "utf16le" | "one" | "hex" | "base64" {
  const names = ["utf8", "utf16le", "one", "one", "base64", "base64", "hex"] as const;
  return names[encodingNumber(encoding) ?? UTF8] ?? "utf8";
}

/** By the length alone: what is no digit counts, too. */
function base64Length(text: string): number {
  let { length } = text;
  if (text.endsWith("=")) length--;
  if (length > 1 && text.charAt(length - 1) === "=") length--;
  return (length * 3) >>> 2;
}
