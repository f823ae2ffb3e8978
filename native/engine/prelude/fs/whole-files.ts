import { bytesOf } from "../bytes.ts";
import { Buffer } from "../node/buffer/buffer.ts";
import { adopt } from "../node/buffer/fast-buffer.ts";
import { ERR_INVALID_ARG_TYPE } from "../node/errors/codes.ts";
import { closeFile, opened, openFile } from "./descriptors.ts";
import { attempt, fileError } from "./error.ts";
import { checkMode, flagsOf, type Options, optionsOf, throwIfAborted } from "./options.ts";
import { pathOf } from "./path.ts";
import { readInto, writeBytes } from "./read-write.ts";

interface FileOptions {
  flag?: string | number;
  mode?: unknown;
  flush?: boolean;
}

/** Read at once, bytes, where the size of a file is not known. */
const CHUNK_BYTES = 1 << 16;

/** A whole file: a path, or an open file from where it is. */
export function readFile(file: unknown, options?: Options<FileOptions>): string | Buffer {
  const { encoding, flag, signal } = optionsOf<FileOptions>(options);
  throwIfAborted(signal);
  const bytes = typeof file === "number" && isDescriptor(file) ? rest(file) : ofPath(file, flag);
  const buffer = adopt(bytes) as Buffer;
  return encoding && encoding !== "buffer" ? buffer.toString(encoding) : buffer;
}

function isDescriptor(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 2147483647;
}

function ofPath(file: unknown, flag: unknown): Uint8Array {
  const path = pathOf(file);
  if (flag !== undefined && flag !== "r") {
    const fd = openFile(path, flagsOf(flag));
    try {
      return rest(fd);
    } finally {
      closeFile(fd);
    }
  }
  return attempt("open", path, () => {
    try {
      return native.readFile(path);
    } catch (error) {
      // As in Node, a directory can be opened but not read.
      if ((error as { code?: unknown }).code === "EISDIR") throw fileError("EISDIR", "read");
      throw error;
    }
  });
}

/** Everything from where an open file is. */
export function rest(fd: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (;;) {
    const piece = new Uint8Array(CHUNK_BYTES);
    const count = readInto(fd, piece, 0, CHUNK_BYTES);
    if (count === 0) return Buffer.concat(pieces);
    pieces.push(piece.subarray(0, count));
  }
}

export function writeFile(file: unknown, data: unknown, options?: Options<FileOptions>): void {
  const { encoding, flag, mode, flush, signal } = optionsOf<FileOptions>(options, { flag: "w" });
  const flags = flagsOf(flag);
  checkMode(mode, "mode");
  const bytes = bytesToWrite(data, encoding);
  throwIfAborted(signal);
  if (typeof file === "number" && isDescriptor(file)) {
    writeBytes(file, bytes);
    return;
  }
  const path = pathOf(file);
  if (flag === "w" && !flush) {
    attempt("open", path, () => native.writeFile(path, bytes, "w"));
    return;
  }
  const fd = openFile(path, flags);
  try {
    writeBytes(fd, bytes);
    if (flush) native.syncFile(opened(fd, "fsync").file, false);
  } finally {
    closeFile(fd);
  }
}

export function appendFile(file: unknown, data: unknown, options?: Options<FileOptions>): void {
  const given = optionsOf<FileOptions>(options);
  writeFile(file, data, { ...given, flag: given.flag ?? "a" });
}

/** The bytes of what is to be written. */
export function bytesToWrite(data: unknown, encoding: unknown): Uint8Array {
  if (ArrayBuffer.isView(data)) return bytesOf(data);
  if (typeof data === "string") return Buffer.from(data, encoding ?? "utf8");
  const expected = ["string", "Buffer", "TypedArray", "DataView"];
  throw new ERR_INVALID_ARG_TYPE("data", expected, data);
}
