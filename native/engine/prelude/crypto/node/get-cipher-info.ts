import { ERR_INVALID_ARG_TYPE } from "../../node/errors/codes.ts";
import { validateInt32, validateObject } from "../../node/validators.ts";
import { type CipherInfo, cipherNamed, cipherNumbered } from "./cipher-info.ts";

interface Lengths {
  keyLength?: unknown;
  ivLength?: unknown;
}

/** What is known of a cipher; undefined where there is none with such lengths. */
export function getCipherInfo(nameOrNumber: unknown, options?: Lengths): CipherInfo | undefined {
  if (typeof nameOrNumber !== "string" && typeof nameOrNumber !== "number") {
    throw new ERR_INVALID_ARG_TYPE("nameOrNid", ["string", "number"], nameOrNumber);
  }
  if (options !== undefined) validateObject(options, "options");
  const { keyLength, ivLength } = options ?? {};
  if (keyLength !== undefined) validateInt32(keyLength, "options.keyLength");
  if (ivLength !== undefined) validateInt32(ivLength, "options.ivLength");
  const kind =
    typeof nameOrNumber === "string" ? cipherNamed(nameOrNumber) : cipherNumbered(nameOrNumber);
  if (kind === undefined) return undefined;
  const info = { ...kind.info };
  if (keyLength !== undefined && keyLength !== info.keyLength) return undefined;
  if (ivLength !== undefined && ivLength !== info.ivLength) {
    // The nonces of GCM may have any length, those of ChaCha20-Poly1305 up to 12 bytes.
    const isPossible = info.mode === "gcm" ? ivLength > 0 : kind.hasTag && ivLength <= 12;
    if (!isPossible) return undefined;
    info.ivLength = ivLength;
  }
  return info;
}
