import { bytesOf } from "./bytes.ts";

declare const DOMException: new (message: string, name: string) => Error;

const MAX_BYTES = 65536;

/** The global `crypto`: randomness of the host. */
export const crypto = {
  getRandomValues<T extends ArrayBufferView>(view: T): T {
    const isInteger =
      ArrayBuffer.isView(view) &&
      !(view instanceof DataView) &&
      !/Float/.test(view.constructor.name);
    if (!isInteger) {
      throw new DOMException(
        "getRandomValues takes a typed array of integers",
        "TypeMismatchError",
      );
    }
    if (view.byteLength > MAX_BYTES) {
      const message = `getRandomValues gives at most ${MAX_BYTES} bytes at once, not ${view.byteLength}`;
      throw new DOMException(message, "QuotaExceededError");
    }
    bytesOf(view).set(native.randomBytes(view.byteLength));
    return view;
  },

  randomUUID(): string {
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
  },

  get subtle(): never {
    throw new Error("crypto.subtle is not available in a task yet");
  },
};

// Code that lists the members must not meet the getter.
Object.defineProperty(crypto, "subtle", { enumerable: false });
