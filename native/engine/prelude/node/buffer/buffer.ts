import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { alloc, allocUnsafe, byteLength, concat, copyBytesFrom, from } from "./create.ts";
import { encodingNumber } from "./encodings.ts";
import { FastBuffer } from "./fast-buffer.ts";
import { compare, methods, rawMethods } from "./methods.ts";
import { numberMethods } from "./numbers.ts";

/** The class `Buffer` as TypeScript knows it. */
export interface BufferConstructor {
  new (value: unknown, encodingOrOffset?: unknown, length?: unknown): FastBuffer & Methods;
  (value: unknown, encodingOrOffset?: unknown, length?: unknown): FastBuffer & Methods;
  readonly prototype: FastBuffer & Methods;
  poolSize: number;
  from(value: unknown, encodingOrOffset?: unknown, length?: unknown): Buffer;
  copyBytesFrom(view: unknown, offset?: unknown, length?: unknown): Buffer;
  of(...bytes: number[]): Buffer;
  alloc(size: number, value?: unknown, encoding?: unknown): Buffer;
  allocUnsafe(size: number): Buffer;
  allocUnsafeSlow(size: number): Buffer;
  isBuffer(value: unknown): value is Buffer;
  compare(left: unknown, right: unknown): -1 | 0 | 1;
  isEncoding(encoding: unknown): boolean;
  concat(list: readonly Uint8Array[], length?: number): Buffer;
  byteLength(value: unknown, encoding?: unknown): number;
}

type Methods = Omit<typeof methods, symbol>;
/** An instance of `Buffer`. */
export type Buffer = FastBuffer & Methods;

/** Node's `Buffer`: an array of bytes that knows encodings. Deprecated as a function and constructor, but both work. */
export const Buffer = function Buffer(
  value: unknown,
  encodingOrOffset?: unknown,
  length?: unknown,
) {
  if (typeof value !== "number") return from(value, encodingOrOffset, length);
  if (typeof encodingOrOffset === "string") {
    throw new ERR_INVALID_ARG_TYPE("string", "string", value);
  }
  return alloc(value);
} as unknown as BufferConstructor;

/** Puts a class together as Node does: its methods are enumerable. */
function assemble(): void {
  Object.defineProperty(Buffer, "prototype", { value: FastBuffer.prototype, writable: true });
  Object.setPrototypeOf(Buffer, Uint8Array);
  Object.defineProperty(Buffer, Symbol.species, {
    configurable: true,
    enumerable: true,
    get: () => FastBuffer,
  });
  Object.assign(Buffer, {
    poolSize: 8192,
    from,
    copyBytesFrom,
    of: (...bytes: number[]) => from(bytes),
    alloc,
    allocUnsafe,
    allocUnsafeSlow: allocUnsafe,
    isBuffer: (value: unknown) => value instanceof Buffer,
    compare,
    isEncoding: (encoding: unknown) =>
      typeof encoding === "string" && encoding !== "" && encodingNumber(encoding) !== undefined,
    concat,
    byteLength,
  });
  Object.assign(FastBuffer.prototype, methods, numberMethods, rawMethods, { constructor: Buffer });
  for (const [name, key] of [
    ["parent", "buffer"],
    ["offset", "byteOffset"],
  ] as const) {
    Object.defineProperty(FastBuffer.prototype, name, {
      enumerable: true,
      get(this: unknown) {
        return this instanceof Buffer ? this[key] : undefined;
      },
    });
  }
}

assemble();
