import { createMultibyteDecoder } from "@exodus/bytes/multi-byte.js";

/** Throws a TypeError where it is fatal, and the bytes are invalid. */
export function multiByteDecoder(
  encoding: string,
  fatal: boolean,
): (bytes: Uint8Array, stream: boolean) => string {
  return createMultibyteDecoder(encoding, !fatal);
}
