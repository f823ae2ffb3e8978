import { type BufferSource, bytesOf } from "../../bytes.ts";
import type { Buffer } from "../../node/buffer/buffer.ts";
import { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } from "../../node/errors/codes.ts";
import {
  validateBoolean,
  validateFunction,
  validateNumber,
  validateObject,
} from "../../node/validators.ts";
import * as random from "../random.ts";
import { toBuffer } from "./bytes.ts";
import { later } from "./later.ts";

type Callback<T> = (error: Error | null, value?: T) => void;

const MAX_BYTES = 2 ** 31 - 1;
/** `randomInt` can choose among this many numbers. */
const MAX_RANGE = 2 ** 48 - 1;

export function randomBytes(size: unknown, callback?: Callback<Buffer>): Buffer | undefined {
  validateSize(size);
  if (callback !== undefined) validateFunction(callback, "callback");
  const bytes = toBuffer(random.randomBytes(size));
  if (callback === undefined) return bytes;
  later(callback as never, null, bytes);
  return undefined;
}

function validateSize(size: unknown): asserts size is number {
  validateNumber(size, "size");
  if (Number.isNaN(size) || size < 0 || size > MAX_BYTES) {
    throw new ERR_OUT_OF_RANGE("size", `>= 0 && <= ${MAX_BYTES}`, size);
  }
}

/** The bytes of a buffer that are to be filled. */
function range(buffer: unknown, offset: unknown, size: unknown): Uint8Array {
  if (!(buffer instanceof ArrayBuffer) && !ArrayBuffer.isView(buffer)) {
    throw new ERR_INVALID_ARG_TYPE("buf", ["ArrayBuffer", "ArrayBufferView"], buffer);
  }
  const width = (buffer as { BYTES_PER_ELEMENT?: number }).BYTES_PER_ELEMENT ?? 1;
  const bytes = bytesOf(buffer as BufferSource);
  const start = within(offset, "offset", width, bytes.length);
  const length = size === undefined ? bytes.length - start : within(size, "size", width, MAX_BYTES);
  if (start + length > bytes.length) {
    throw new ERR_OUT_OF_RANGE("size + offset", `<= ${bytes.length}`, start + length);
  }
  return bytes.subarray(start, start + length);
}

/** A number of elements, in bytes. */
function within(value: unknown, name: string, width: number, max: number): number {
  validateNumber(value, name);
  const bytes = value * width;
  if (Number.isNaN(bytes) || bytes < 0 || bytes > max) {
    throw new ERR_OUT_OF_RANGE(name, `>= 0 && <= ${max}`, bytes);
  }
  return bytes;
}

export function randomFillSync<T>(buffer: T, offset: unknown = 0, size?: unknown): T {
  const target = range(buffer, offset, size);
  if (target.length > 0) target.set(random.randomBytes(target.length));
  return buffer;
}

export function randomFill(buffer: unknown, ...rest: unknown[]): void {
  const [offset, size] = rest.filter((it) => typeof it !== "function");
  const callback = rest.find((it) => typeof it === "function") ?? rest[0];
  validateFunction(callback, "callback");
  randomFillSync(buffer, offset ?? 0, size);
  later(callback as never, null, buffer);
}

export function randomInt(...given: unknown[]): number | undefined {
  const callback = typeof given.at(-1) === "function" ? (given.pop() as Callback<number>) : null;
  const [min, max] = given.length < 2 || given[1] === undefined ? [0, given[0]] : given;
  const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
  if (!isWhole(min)) throw new ERR_INVALID_ARG_TYPE("min", "a safe integer", min);
  if (!isWhole(max)) throw new ERR_INVALID_ARG_TYPE("max", "a safe integer", max);
  if (max <= min) {
    throw new ERR_OUT_OF_RANGE("max", `greater than the value of "min" (${min})`, max);
  }
  const count = max - min;
  if (count > MAX_RANGE) {
    const name = given.length < 2 || given[1] === undefined ? "max" : "max - min";
    throw new ERR_OUT_OF_RANGE(name, `<= ${MAX_RANGE}`, count);
  }
  const number = min + below(count);
  if (callback === null) return number;
  later(callback as never, undefined, number);
  return undefined;
}

/** A number below `count`, each as likely as any other: those of an incomplete round are drawn again. */
function below(count: number): number {
  const limit = MAX_RANGE + 1 - ((MAX_RANGE + 1) % count);
  for (;;) {
    const number = random.randomBytes(6).reduce((sum, byte) => sum * 256 + byte, 0);
    if (number < limit) return number % count;
  }
}

export function randomUUID(options?: { disableEntropyCache?: unknown }): string {
  if (options !== undefined) validateObject(options, "options");
  if (options?.disableEntropyCache !== undefined) {
    validateBoolean(options.disableEntropyCache, "options.disableEntropyCache");
  }
  return random.randomUUID();
}
