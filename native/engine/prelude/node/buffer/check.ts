import {
  ERR_BUFFER_OUT_OF_BOUNDS,
  ERR_INVALID_ARG_TYPE,
  ERR_OUT_OF_RANGE,
} from "../errors/codes.ts";

/** Checks an offset that a number of `size` bytes is read or written at. */
export function checkOffset(bytes: Uint8Array, offset: unknown, size: number): number {
  if (offset === undefined) offset = 0;
  if (typeof offset !== "number") throw new ERR_INVALID_ARG_TYPE("offset", "number", offset);
  if (Number.isInteger(offset) && offset >= 0 && offset + size <= bytes.length) return offset;
  throw boundsError(offset, bytes.length - size);
}

/** The error for an offset beyond the last one, `last`. */
export function boundsError(offset: number, last: number, name = "offset"): Error {
  if (Math.floor(offset) !== offset) return new ERR_OUT_OF_RANGE(name, "an integer", offset);
  if (last < 0) return new ERR_BUFFER_OUT_OF_BOUNDS();
  return new ERR_OUT_OF_RANGE(name, `>= 0 and <= ${last}`, offset);
}

/** Checks how many bytes the integers of variable size take. */
export function checkByteLength(length: unknown): asserts length is number {
  if (length === undefined || typeof length !== "number") {
    throw new ERR_INVALID_ARG_TYPE("byteLength", "number", length);
  }
  if (!Number.isInteger(length)) throw new ERR_OUT_OF_RANGE("byteLength", "an integer", length);
  if (length < 1 || length > 6) throw new ERR_OUT_OF_RANGE("byteLength", ">= 1 and <= 6", length);
}

/** Checks that an integer fits into `size` bytes. NaN does: it is written as 0. */
export function checkValue(value: number, size: number, isSigned: boolean): void {
  const end = 2 ** (size * 8 - (isSigned ? 1 : 0));
  if (value < (isSigned ? -end : 0) || value > end - 1) {
    throw new ERR_OUT_OF_RANGE("value", range(size, isSigned, ""), value);
  }
}

/** Checks that an integer fits into eight bytes. */
export function checkBigValue(value: unknown, isSigned: boolean): void {
  if (typeof value !== "bigint") {
    // What Node's conversion throws.
    throw new TypeError("Cannot mix BigInt and other types, use explicit conversions");
  }
  const end = 2n ** (isSigned ? 63n : 64n);
  if (value >= (isSigned ? -end : 0n) && value < end) return;
  throw new ERR_OUT_OF_RANGE("value", range(8, isSigned, "n"), value);
}

function range(size: number, isSigned: boolean, suffix: string): string {
  if (size <= 4 && suffix === "") {
    const bits = size * 8;
    return isSigned
      ? `>= ${-(2 ** (bits - 1))} and <= ${2 ** (bits - 1) - 1}`
      : `>= 0 and <= ${2 ** bits - 1}`;
  }
  const bits = size * 8;
  return isSigned
    ? `>= -(2${suffix} ** ${bits - 1}${suffix}) and < 2${suffix} ** ${bits - 1}${suffix}`
    : `>= 0${suffix} and < 2${suffix} ** ${bits}${suffix}`;
}
