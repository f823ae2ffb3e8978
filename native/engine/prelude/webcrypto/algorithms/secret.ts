import { encodeJwk, member } from "../../crypto/keys/jwk.ts";
import type { SecretMaterial } from "../../crypto/keys/material.ts";
import type { KeyFormat, KeyOptions } from "../algorithm.ts";
import { checkJwk, decoded, unsupportedFormat } from "../checks.ts";
import type { KeyData } from "../crypto-key.ts";
import { failure } from "../error.ts";
import type { JsonWebKey } from "../jwk.ts";

export function bytesOfKey(key: KeyData): Uint8Array {
  return (key.material as SecretMaterial).bytes;
}

/** The bytes of a key that is imported as "raw" or "jwk". */
export function importSecret(
  format: KeyFormat,
  data: Uint8Array | JsonWebKey,
  { usages, extractable }: KeyOptions,
  use: "sig" | "enc",
  what: string,
): Uint8Array {
  if (format === "raw") return (data as Uint8Array).slice();
  if (format !== "jwk") throw unsupportedFormat(format, what);
  const jwk = data as JsonWebKey;
  checkJwk(jwk, { kty: "oct", use, usages, extractable });
  return decoded(() => member(jwk as Record<string, unknown>, "k"));
}

/** A key as "raw" or "jwk". */
export function exportSecret(
  format: KeyFormat,
  key: KeyData,
  alg: string | undefined,
  what: string,
): Uint8Array | JsonWebKey {
  const bytes = bytesOfKey(key);
  if (format === "raw") return bytes.slice();
  if (format !== "jwk") throw unsupportedFormat(format, what);
  const members = encodeJwk({ kind: "secret", bytes });
  return { key_ops: [...key.usages], ext: key.extractable, ...(alg && { alg }), ...members };
}

/** Refuses a secret key without usages. */
export function checkNotUseless({ usages }: KeyOptions, verb: "creating" | "importing"): void {
  if (usages.length > 0) return;
  const what = verb === "creating" ? "a key" : "a secret key";
  throw failure("SyntaxError", `Usages cannot be empty when ${verb} ${what}.`);
}
