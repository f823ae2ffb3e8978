import { Malformed } from "../crypto/keys/der.ts";
import type { KeyData, KeyUsage } from "./crypto-key.ts";
import { failure } from "./error.ts";
import type { JsonWebKey } from "./jwk.ts";

/** Refuses usages that a key can't have. */
export function checkUsages(usages: KeyUsage[], allowed: readonly KeyUsage[], what: string): void {
  if (!usages.every((usage) => allowed.includes(usage))) {
    throw failure("SyntaxError", `Unsupported key usage for ${what} key`);
  }
}

/** Refuses a key that an operation isn't for. */
export function checkType(key: KeyData, type: KeyData["type"], what: string): void {
  if (key.type !== type) throw failure("InvalidAccessError", `${what} requires a ${type} key`);
}

/** The error for a format that an algorithm's keys don't have; `what` is an article and a name. */
export function unsupportedFormat(format: string, what: string): Error {
  const name = what.replace(/^an? /, "");
  return failure("NotSupportedError", `Unable to import ${name} key with format ${format}`);
}

/** What `decode` gives; a DataError where the bytes are malformed. */
export function decoded<T>(decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (error instanceof Malformed) throw failure("DataError", "Invalid keyData");
    throw error;
  }
}

/** Refuses a JSON Web Key whose members contradict what is asked for. */
export function checkJwk(
  jwk: JsonWebKey,
  wanted: { kty: string; use: "sig" | "enc"; usages: KeyUsage[]; extractable: boolean },
): void {
  const { kty, use, usages, extractable } = wanted;
  if (jwk.kty !== kty) throw failure("DataError", 'Invalid JWK "kty" Parameter');
  if (usages.length > 0 && jwk.use !== undefined && jwk.use !== use) {
    throw failure("DataError", 'Invalid JWK "use" Parameter');
  }
  if (jwk.key_ops !== undefined) {
    if (new Set(jwk.key_ops).size !== jwk.key_ops.length) {
      throw failure("DataError", "Duplicate key operation");
    }
    if (!usages.every((usage) => jwk.key_ops?.includes(usage))) {
      throw failure("DataError", "Key operations and usage mismatch");
    }
  }
  if (jwk.ext === false && extractable) {
    throw failure("DataError", 'JWK "ext" Parameter and extractable mismatch');
  }
}

/** Refuses a JSON Web Key for another algorithm. */
export function checkJwkAlg(jwk: JsonWebKey, alg: string | undefined): void {
  if (jwk.alg !== undefined && jwk.alg !== alg) {
    throw failure("DataError", 'JWK "alg" does not match the requested algorithm');
  }
}
