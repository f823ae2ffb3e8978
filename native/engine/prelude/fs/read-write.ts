import { bytesOf } from "../bytes.ts";
import { Buffer } from "../node/buffer/buffer.ts";
import {
  ERR_INVALID_ARG_TYPE,
  ERR_INVALID_ARG_VALUE,
  ERR_OUT_OF_RANGE,
} from "../node/errors/codes.ts";
import { validateInteger } from "../node/validators.ts";
import { type Opened, opened } from "./descriptors.ts";
import { attemptOpened, fileError } from "./error.ts";

/** Where and how much, as options of `read` and `write`. */
export interface Place {
  offset?: unknown;
  length?: unknown;
  position?: unknown;
}

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;

/** `readSync(fd, buffer[, offset[, length[, position]]])`, or options instead of the offset. */
export function read(
  fd: unknown,
  buffer: unknown,
  offsetOrOptions?: unknown,
  length?: unknown,
  position?: unknown,
): number {
  if (!ArrayBuffer.isView(buffer)) {
    throw new ERR_INVALID_ARG_TYPE("buffer", ["Buffer", "TypedArray", "DataView"], buffer);
  }
  let offset = offsetOrOptions;
  if (typeof offsetOrOptions === "object") {
    ({ offset, length, position } = (offsetOrOptions ?? {}) as Place);
  }
  const target = bytesOf(buffer);
  if (offset === undefined) offset = 0;
  validateInteger(offset, "offset", 0);
  if (length === undefined || length === null) length = target.length - offset;
  const count = Number(length) | 0;
  if (count === 0) return 0;
  if (target.length === 0) {
    throw new ERR_INVALID_ARG_VALUE("buffer", buffer, "is empty and cannot be written");
  }
  if (count < 0) throw new ERR_OUT_OF_RANGE("length", ">= 0", count);
  if (offset + count > target.length) {
    throw new ERR_OUT_OF_RANGE("length", `<= ${target.length - offset}`, count);
  }
  return readInto(fd, target, offset, count, positionOf(position, count));
}

/** A position in the file; -1 for the current one. */
function positionOf(position: unknown, length: number): number {
  if (position === undefined || position === null) return -1;
  if (typeof position === "bigint") {
    const max = 2n ** 63n - 1n - BigInt(length);
    if (position < -1n || position > max) {
      throw new ERR_OUT_OF_RANGE("position", `>= -1 && <= ${max}`, position);
    }
    return Number(position);
  }
  if (typeof position !== "number") {
    throw new ERR_INVALID_ARG_TYPE("position", ["integer", "bigint"], position);
  }
  validateInteger(position, "position", -1);
  return position;
}

/** Reads into `target`; from the current position, which moves on, where none is given. */
export function readInto(
  fd: unknown,
  target: Uint8Array,
  offset: number,
  length: number,
  position = -1,
): number {
  // Nobody writes to a task's standard input.
  if (fd === STDIN) return 0;
  const file = opened(fd, "read");
  if (!file.canRead) throw fileError("EBADF", "read");
  const from = position < 0 ? file.position : position;
  const count = attemptOpened("read", () =>
    native.readInto(file.file, target, offset, length, from),
  );
  if (position < 0) file.position += count;
  return count;
}

/** `writeSync(fd, buffer[, offset[, length[, position]]])` and `writeSync(fd, text[, position[, encoding]])`. */
export function write(
  fd: unknown,
  data: unknown,
  offsetOrOptions?: unknown,
  length?: unknown,
  position?: unknown,
): number {
  if (!ArrayBuffer.isView(data)) {
    return writeText(fd, data, offsetOrOptions, length);
  }
  let offset = offsetOrOptions;
  if (typeof offsetOrOptions === "object") {
    ({ offset, length, position } = (offsetOrOptions ?? {}) as Place);
  }
  const source = bytesOf(data);
  if (offset === undefined || offset === null) offset = 0;
  else validateInteger(offset, "offset", 0);
  if (typeof length !== "number") length = source.length - (offset as number);
  checkRange(offset as number, length as number, source.length);
  const bytes = source.subarray(offset as number, (offset as number) + (length as number));
  return writeBytes(fd, bytes, typeof position === "number" ? position : -1);
}

function checkRange(offset: number, length: number, bytes: number): void {
  if (offset > bytes) throw new ERR_OUT_OF_RANGE("offset", `<= ${bytes}`, offset);
  if (length > bytes - offset) {
    throw new ERR_OUT_OF_RANGE("length", `<= ${bytes - offset}`, length);
  }
  if (length < 0) throw new ERR_OUT_OF_RANGE("length", ">= 0", length);
  validateInteger(length, "length", 0);
}

function writeText(fd: unknown, text: unknown, position: unknown, encoding: unknown): number {
  if (typeof text !== "string") {
    const expected = ["string", "Buffer", "TypedArray", "DataView"];
    throw new ERR_INVALID_ARG_TYPE("buffer", expected, text);
  }
  const bytes = Buffer.from(text, encoding ?? "utf8");
  return writeBytes(fd, bytes, typeof position === "number" ? position : -1);
}

/** Writes all of the bytes; at the current position, which moves on, where none is given. */
export function writeBytes(fd: unknown, bytes: Uint8Array, position = -1): number {
  if (fd === STDOUT || fd === STDERR) {
    native.write(fd, native.decodeUtf8(bytes, false) ?? "");
    return bytes.length;
  }
  const file = opened(fd, "write");
  if (!file.canWrite) throw fileError("EBADF", "write");
  attemptOpened("write", () => put(file, bytes, position < 0 ? file.position : position));
  if (position < 0) file.position += bytes.length;
  return bytes.length;
}

function put(file: Opened, bytes: Uint8Array, position: number): void {
  native.writeFrom(file.file, bytes, file.isAppending ? -1 : position);
  if (file.isSync) native.syncFile(file.file, true);
}

export function readv(fd: unknown, buffers: unknown, position?: unknown): number {
  let total = 0;
  for (const target of views(buffers)) {
    const from = typeof position === "number" ? position + total : -1;
    const count = readInto(fd, target, 0, target.length, from);
    total += count;
    if (count < target.length) break;
  }
  return total;
}

export function writev(fd: unknown, buffers: unknown, position?: unknown): number {
  let total = 0;
  for (const source of views(buffers)) {
    total += writeBytes(fd, source, typeof position === "number" ? position + total : -1);
  }
  return total;
}

function views(buffers: unknown): Uint8Array[] {
  const isList = Array.isArray(buffers) && buffers.every((buffer) => ArrayBuffer.isView(buffer));
  if (!isList) throw new ERR_INVALID_ARG_TYPE("buffers", "ArrayBufferView[]", buffers);
  return buffers.map(bytesOf);
}
