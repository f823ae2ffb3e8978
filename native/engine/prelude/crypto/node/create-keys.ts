import { ERR_INVALID_ARG_TYPE } from "../../node/errors/codes.ts";
import { isCryptoKey } from "../../webcrypto/crypto-key.ts";
import { publicOf } from "../keys/public.ts";
import { toBytes } from "./bytes.ts";
import { ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE } from "./errors.ts";
import { keyMaterial } from "./key-input.ts";
import { createKeyObject, isKeyObject, KeyObject, materialOf } from "./key-object.ts";

export function createSecretKey(key: unknown, encoding?: unknown): KeyObject {
  if (typeof key !== "string" && !(key instanceof ArrayBuffer) && !ArrayBuffer.isView(key)) {
    throw new ERR_INVALID_ARG_TYPE("key", ["ArrayBuffer", "Buffer", "TypedArray", "DataView"], key);
  }
  const bytes = toBytes(key, "key", encoding).slice();
  return createKeyObject("secret", { kind: "secret", bytes });
}

export function createPrivateKey(key: unknown): KeyObject {
  return createKeyObject("private", keyMaterial(key, "private", true));
}

/** The public key of a PEM, DER or JWK, or of a private key. */
export function createPublicKey(key: unknown): KeyObject {
  const object =
    isKeyObject(key) || isCryptoKey(key) ? key : (key as { key?: unknown } | null)?.key;
  const given = isCryptoKey(object) ? KeyObject.from(object) : object;
  if (isKeyObject(given)) {
    if (given.type !== "private")
      throw new ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(given.type, "private");
    return createKeyObject("public", publicOf(materialOf(given)));
  }
  return createKeyObject("public", publicOf(keyMaterial(key, "public", true)));
}
