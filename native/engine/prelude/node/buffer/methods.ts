import { buffers } from "../../natives/buffers.ts";
import {
  ERR_INVALID_ARG_TYPE,
  ERR_INVALID_BUFFER_SIZE,
  ERR_OUT_OF_RANGE,
} from "../errors/codes.ts";
import { ASCII, BASE64, BASE64URL, HEX, LATIN1, UTF8, UTF16LE } from "./encodings.ts";
import { FastBuffer } from "./fast-buffer.ts";
import { fill } from "./fill.ts";
import { INSPECT, inspectBuffer } from "./inspect.ts";
import { indexOf } from "./search.ts";
import { rawWrite, toText, writeText } from "./text.ts";

/** Methods of `Buffer.prototype`, beside those for numbers. */
export const methods = {
  toString(this: FastBuffer, encoding?: unknown, start?: unknown, end?: unknown): string {
    return toText(this, encoding, start, end);
  },
  toLocaleString(this: FastBuffer, encoding?: unknown, start?: unknown, end?: unknown): string {
    return toText(this, encoding, start, end);
  },
  write(
    this: FastBuffer,
    text: unknown,
    offset?: unknown,
    length?: unknown,
    encoding?: unknown,
  ): number {
    return writeText(this, text, offset, length, encoding);
  },
  toJSON(this: FastBuffer): { type: "Buffer"; data: number[] } {
    return { type: "Buffer", data: Array.from(this) };
  },
  equals(this: FastBuffer, other: unknown): boolean {
    checkBytes(other, "otherBuffer");
    return this === other || (this.length === other.length && compareBytes(this, other) === 0);
  },
  compare(
    this: FastBuffer,
    target: unknown,
    targetStart?: unknown,
    targetEnd?: unknown,
    sourceStart?: unknown,
    sourceEnd?: unknown,
  ): -1 | 0 | 1 {
    checkBytes(target, "target");
    const from = bound(targetStart, "targetStart", 0, Number.MAX_SAFE_INTEGER);
    const to = bound(targetEnd, "targetEnd", target.length, target.length);
    const ownFrom = bound(sourceStart, "sourceStart", 0, Number.MAX_SAFE_INTEGER);
    const ownTo = bound(sourceEnd, "sourceEnd", this.length, this.length);
    if (ownFrom >= ownTo) return from >= to ? 0 : -1;
    if (from >= to) return 1;
    return compareBytes(part(this, ownFrom, ownTo), part(target, from, to));
  },
  indexOf(this: FastBuffer, value: unknown, offset?: unknown, encoding?: unknown): number {
    return indexOf(this, value, offset, encoding, false);
  },
  lastIndexOf(this: FastBuffer, value: unknown, offset?: unknown, encoding?: unknown): number {
    return indexOf(this, value, offset, encoding, true);
  },
  includes(this: FastBuffer, value: unknown, offset?: unknown, encoding?: unknown): boolean {
    return indexOf(this, value, offset, encoding, false) !== -1;
  },
  fill(
    this: FastBuffer,
    value: unknown,
    offset?: unknown,
    end?: unknown,
    encoding?: unknown,
  ): FastBuffer {
    return fill(this, value, offset, end, encoding);
  },
  copy(
    this: FastBuffer,
    target: unknown,
    targetStart?: unknown,
    sourceStart?: unknown,
    sourceEnd?: unknown,
  ): number {
    return copy(this, target, targetStart, sourceStart, sourceEnd);
  },
  /** Shares the bytes, unlike `Uint8Array.prototype.slice`. */
  slice(this: FastBuffer, start?: unknown, end?: unknown): FastBuffer {
    return share(this, start, end);
  },
  subarray(this: FastBuffer, start?: unknown, end?: unknown): FastBuffer {
    return share(this, start, end);
  },
  swap16(this: FastBuffer): FastBuffer {
    return swap(this, 2);
  },
  swap32(this: FastBuffer): FastBuffer {
    return swap(this, 4);
  },
  swap64(this: FastBuffer): FastBuffer {
    return swap(this, 8);
  },
  inspect(this: FastBuffer, depth: number, options: object): string {
    return inspectBuffer(this, depth, options);
  },
  [INSPECT](this: FastBuffer, depth: number, options: object): string {
    return inspectBuffer(this, depth, options);
  },
};

/** Node's undocumented methods for one encoding each, such as `utf8Slice` and `hexWrite`. */
export const rawMethods: Record<string, (this: FastBuffer, ...args: never[]) => unknown> = {};
const RAW = {
  ascii: ASCII,
  base64: BASE64,
  base64url: BASE64URL,
  hex: HEX,
  latin1: LATIN1,
  ucs2: UTF16LE,
  utf8: UTF8,
};
for (const [name, encoding] of Object.entries(RAW)) {
  rawMethods[`${name}Slice`] = function (start?: number, end?: number) {
    return buffers.decodeText(this, encoding, start ?? 0, end ?? this.length);
  };
  rawMethods[`${name}Write`] = function (text: unknown, offset?: number, length?: number) {
    return rawWrite(this, text, encoding, offset, length);
  };
}

/** `Buffer.compare` */
export function compare(left: unknown, right: unknown): -1 | 0 | 1 {
  checkBytes(left, "buf1");
  checkBytes(right, "buf2");
  return left === right ? 0 : compareBytes(left, right);
}

function compareBytes(left: Uint8Array, right: Uint8Array): -1 | 0 | 1 {
  return buffers.compareBytes(left, right);
}

function checkBytes(value: unknown, name: string): asserts value is Uint8Array {
  if (!(value instanceof Uint8Array)) {
    throw new ERR_INVALID_ARG_TYPE(name, ["Buffer", "Uint8Array"], value);
  }
}

function bound(value: unknown, name: string, preset: number, max: number): number {
  if (value === undefined) return preset;
  if (typeof value !== "number") throw new ERR_INVALID_ARG_TYPE(name, "number", value);
  if (!Number.isInteger(value)) throw new ERR_OUT_OF_RANGE(name, "an integer", value);
  if (value < 0 || value > max) throw new ERR_OUT_OF_RANGE(name, `>= 0 && <= ${max}`, value);
  return value;
}

function part(bytes: Uint8Array, start: number, end: number): Uint8Array {
  if (start === 0 && end === bytes.length) return bytes;
  return new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start);
}

function share(bytes: FastBuffer, start: unknown, end: unknown): FastBuffer {
  const { length } = bytes;
  const from = relative(start, length, 0);
  const to = relative(end, length, length);
  return new FastBuffer(bytes.buffer, bytes.byteOffset + from, Math.max(to - from, 0));
}

function relative(value: unknown, length: number, preset: number): number {
  if (value === undefined) return preset;
  const number = Math.trunc(+(value as number)) || 0;
  return number < 0 ? Math.max(number + length, 0) : Math.min(number, length);
}

function copy(
  source: Uint8Array,
  target: unknown,
  targetStart: unknown,
  sourceStart: unknown,
  sourceEnd: unknown,
): number {
  checkBytes(target, "target");
  const at = integer(targetStart, "targetStart", 0);
  const from = integer(sourceStart, "sourceStart", 0);
  if (from > source.length) {
    throw new ERR_OUT_OF_RANGE("sourceStart", `>= 0 && <= ${source.length}`, sourceStart);
  }
  const to = integer(sourceEnd, "sourceEnd", source.length);
  if (at >= target.length || from >= to) return 0;
  const end = Math.min(to, source.length, from + target.length - at);
  target.set(part(source, from, end), at);
  return end - from;
}

function integer(value: unknown, name: string, preset: number): number {
  if (value === undefined) return preset;
  const number = Math.trunc(+(value as number)) || 0;
  if (number < 0) throw new ERR_OUT_OF_RANGE(name, ">= 0", value);
  return number;
}

function swap(bytes: FastBuffer, size: number): FastBuffer {
  if (bytes.length % size !== 0) throw new ERR_INVALID_BUFFER_SIZE(`${size * 8}-bits`);
  for (let start = 0; start < bytes.length; start += size) {
    Uint8Array.prototype.reverse.call(part(bytes, start, start + size));
  }
  return bytes;
}
