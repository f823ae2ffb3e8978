import { unavailable } from "../../errors/unavailable.ts";
import { buffers } from "../../natives/buffers.ts";
import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { validateNumber } from "../validators.ts";
import { Buffer } from "./buffer.ts";
import { alloc, MAX_LENGTH } from "./create.ts";
import { inspectMaxBytes, setInspectMaxBytes } from "./inspect.ts";
import { transcode } from "./transcode.ts";

/** The most UTF-16 units that a string of the engine can have. */
const MAX_STRING_LENGTH = 2 ** 30 - 1;

function bytesOf(input: unknown): Uint8Array {
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  if (ArrayBuffer.isView(input) && !(input instanceof DataView)) {
    return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  }
  throw new ERR_INVALID_ARG_TYPE("input", ["ArrayBuffer", "Buffer", "TypedArray"], input);
}

function SlowBuffer(size: unknown): Buffer {
  validateNumber(size, "size", 0, MAX_LENGTH);
  return alloc(size) as Buffer;
}
Object.setPrototypeOf(SlowBuffer.prototype, Uint8Array.prototype);
Object.setPrototypeOf(SlowBuffer, Uint8Array);

/** A global, read when it is used: who needs only `Buffer` has no Blob in the snapshot. */
function lazily(name: "Blob" | "File" | "atob" | "btoa"): PropertyDescriptor {
  return {
    configurable: true,
    enumerable: true,
    get: () => (globalThis as Record<string, unknown>)[name],
  };
}

/** The module `node:buffer`. */
export const buffer = Object.defineProperties(
  {
    Buffer,
    SlowBuffer,
    transcode,
    isUtf8: (input: unknown): boolean => buffers.isUtf8(bytesOf(input), false),
    isAscii: (input: unknown): boolean => buffers.isUtf8(bytesOf(input), true),
    kMaxLength: MAX_LENGTH,
    kStringMaxLength: MAX_STRING_LENGTH,
    constants: Object.defineProperties(
      {},
      {
        MAX_LENGTH: { value: MAX_LENGTH, enumerable: true },
        MAX_STRING_LENGTH: { value: MAX_STRING_LENGTH, enumerable: true },
      },
    ) as { readonly MAX_LENGTH: number; readonly MAX_STRING_LENGTH: number },
    resolveObjectURL: (): never => {
      throw unavailable("buffer.resolveObjectURL()", "Pass the Blob itself.");
    },
  },
  {
    INSPECT_MAX_BYTES: {
      configurable: true,
      enumerable: true,
      get: inspectMaxBytes,
      set: setInspectMaxBytes,
    },
    Blob: lazily("Blob"),
    File: lazily("File"),
    atob: lazily("atob"),
    btoa: lazily("btoa"),
  },
);
