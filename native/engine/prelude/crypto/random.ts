import { bytesOf } from "../bytes.ts";
import { failure } from "../webcrypto/error.ts";

const MAX_BYTES = 65536;

const typeOf = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
)?.get as (this: unknown) => string | undefined;

/** That many bytes of the host's generator. */
export function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  return native.randomBytes(count) as Uint8Array<ArrayBuffer>;
}

/** Fills a typed array of integers with randomness, and returns it. */
export function getRandomValues<T extends ArrayBufferView>(view: T): T {
  // Neither a view at all, nor a DataView, nor floating numbers.
  if ((typeOf.call(view) ?? "Float").startsWith("Float")) {
    throw failure("TypeMismatchError", "The data argument must be an integer-type TypedArray");
  }
  if (view.byteLength > MAX_BYTES) {
    throw failure("QuotaExceededError", "The requested length exceeds 65,536 bytes");
  }
  if (view.byteLength > 0) bytesOf(view).set(native.randomBytes(view.byteLength));
  return view;
}

/** A random UUID, version 4. */
export function randomUUID(): string {
  const bytes = native.randomBytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}
