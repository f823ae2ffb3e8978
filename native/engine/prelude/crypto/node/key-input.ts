import { unavailable } from "../../errors/unavailable.ts";
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } from "../../node/errors/codes.ts";
import { validateObject, validateOneOf, validateString } from "../../node/validators.ts";
import { dataOf, isCryptoKey } from "../../webcrypto/crypto-key.ts";
import { fromBase64Url } from "../base64url.ts";
import { UnknownKey } from "../keys/algorithm-identifier.ts";
import { Malformed } from "../keys/der.ts";
import { decodeEcPrivate } from "../keys/ec.ts";
import { decryptLegacy, decryptPkcs8, WrongPassphrase } from "../keys/encrypted.ts";
import { decodeJwk } from "../keys/jwk.ts";
import type { AsymmetricMaterial } from "../keys/material.ts";
import { EC_CURVES, OKP_CURVES } from "../keys/oids.ts";
import { decodePem, type Pem } from "../keys/pem.ts";
import { decodePkcs8 } from "../keys/pkcs8.ts";
import { publicOf } from "../keys/public.ts";
import { decodeRsaPrivate, decodeRsaPublic } from "../keys/rsa.ts";
import { decodeSpki } from "../keys/spki.ts";
import { toBuffer, toBytes } from "./bytes.ts";
import {
  ERR_CRYPTO_INVALID_JWK,
  ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE,
  opensslError,
  unsupportedKey,
} from "./errors.ts";
import { passphraseBytes } from "./key-encoding.ts";
import { isKeyObject, type KeyObject, materialOf, secretOf } from "./key-object.ts";

const BYTES = ["string", "ArrayBuffer", "Buffer", "TypedArray", "DataView"];
const ANY_KEY = [...BYTES, "KeyObject", "CryptoKey"];

/** The bytes of a secret key: text, bytes, a KeyObject or a CryptoKey. */
export function secretBytes(key: unknown, encoding?: unknown, name = "key"): Uint8Array {
  if (isKeyObject(key)) {
    if (key.type !== "secret") throw new ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(key.type, "secret");
    return secretOf(key);
  }
  if (isCryptoKey(key)) {
    const { type, material } = dataOf(key);
    if (material.kind !== "secret") throw new ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(type, "secret");
    return material.bytes;
  }
  if (typeof key === "string" || key instanceof ArrayBuffer || ArrayBuffer.isView(key)) {
    return toBytes(key, name, encoding);
  }
  throw new ERR_INVALID_ARG_TYPE(name, ANY_KEY, key);
}

/** A key as it is given to functions, with the options around it. */
interface KeyInput {
  key?: unknown;
  format?: unknown;
  type?: unknown;
  passphrase?: unknown;
  encoding?: unknown;
}

/** What may be given: a private key only, or a public one or its private one. */
type Wanted = "private" | "public";

/** The key of an input; `creates` where KeyObjects are no inputs, as for `createPrivateKey`. */
export function keyMaterial(input: unknown, wanted: Wanted, creates = false): AsymmetricMaterial {
  if (isKeyObject(input) && !creates) return ofKeyObject(input, wanted);
  if (isCryptoKey(input) && !creates) return ofKeyObject(input, wanted);
  if (typeof input === "string" || input instanceof ArrayBuffer || ArrayBuffer.isView(input)) {
    return decode({ key: input }, wanted);
  }
  const welcome = creates ? BYTES : ANY_KEY;
  const isOptions = typeof input === "object" && input !== null && !isKeyObject(input);
  if (!isOptions || isCryptoKey(input)) throw new ERR_INVALID_ARG_TYPE("key", welcome, input);
  const options = input as KeyInput;
  const { key, format } = options;
  if ((isKeyObject(key) || isCryptoKey(key)) && !creates) return ofKeyObject(key, wanted);
  if (format === "jwk") {
    validateObject(key, "key.key");
    return ofJwk(key as Record<string, unknown>, wanted);
  }
  if (typeof key !== "string" && !(key instanceof ArrayBuffer) && !ArrayBuffer.isView(key)) {
    throw new ERR_INVALID_ARG_TYPE("key.key", welcome, key);
  }
  return decode(options, wanted);
}

function ofKeyObject(key: KeyObject | CryptoKeyLike, wanted: Wanted): AsymmetricMaterial {
  const { type, material } = isKeyObject(key)
    ? { type: key.type, material: materialOf(key) }
    : dataOf(key);
  if (type === "secret" || (type === "public" && wanted === "private")) {
    const expected = wanted === "private" ? "private" : "private or public";
    throw new ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(type, expected);
  }
  return material as AsymmetricMaterial;
}

type CryptoKeyLike = Parameters<typeof dataOf>[0];

function ofJwk(jwk: Record<string, unknown>, wanted: Wanted): AsymmetricMaterial {
  validateOneOf(jwk.kty, "key.kty", ["RSA", "EC", "OKP"]);
  const names = {
    RSA: ["n", "e", ...(wanted === "private" ? ["d", "p", "q", "dp", "dq", "qi"] : [])],
    EC: ["crv", "x", "y", ...(wanted === "private" ? ["d"] : [])],
    OKP: ["crv", "x", ...(wanted === "private" ? ["d"] : [])],
  }[jwk.kty as "RSA" | "EC" | "OKP"];
  const curves = jwk.kty === "EC" ? Object.keys(EC_CURVES) : Object.keys(OKP_CURVES);
  for (const name of names) {
    validateString(jwk[name], `key.${name}`);
    if (name === "crv" && !curves.includes(jwk.crv as string))
      throw absentCurve(jwk.crv as string, curves);
  }
  const chosen = Object.fromEntries(
    names.map((name) => [name, unpadded(jwk[name] as string, name)]),
  );
  try {
    return decodeJwk({ ...chosen, kty: jwk.kty });
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    const kind = jwk.kty === "OKP" ? "data" : `${jwk.kty} key`;
    throw new ERR_CRYPTO_INVALID_JWK(`Invalid JWK ${kind}`);
  }
}

/** Node takes base64 in both of its alphabets. */
function unpadded(text: string, name: string): string {
  if (name === "crv") return text;
  const url = text.replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_");
  return fromBase64Url(url) === undefined ? text : url;
}

function absentCurve(curve: string, known: string[]): Error {
  if (["secp256k1", "Ed448", "X448"].includes(curve)) return absentKey(`keys of ${curve}`);
  const choices = known.map((name) => `'${name}'`).join(", ");
  return new ERR_INVALID_ARG_VALUE("key.crv", curve, `must be one of: ${choices}`);
}

/** The error for keys that OpenSSL has and a task doesn't. */
export function absentKey(what: string): Error {
  return unavailable(what, "Use RSA, P-256, P-384, P-521, Ed25519 or X25519.");
}

function decode(input: KeyInput, wanted: Wanted): AsymmetricMaterial {
  const { key, format, type, passphrase, encoding } = input;
  const bytes = toBytes(key, "key", encoding);
  const phrase =
    passphrase === undefined || passphrase === null
      ? undefined
      : passphraseBytes(passphrase, "options", encoding);
  try {
    if (format === undefined || format === "pem") return ofPem(bytes, wanted, phrase);
    if (format !== "der") throw new ERR_INVALID_ARG_VALUE("options.format", format);
    return ofDer(bytes, type, wanted, phrase);
  } catch (error) {
    if (error instanceof WrongPassphrase) {
      throw opensslError("1C800064", "Provider routines", "bad decrypt");
    }
    if (error instanceof UnknownKey) throw absentKey(error.message);
    if (error instanceof Malformed) throw unsupportedKey();
    throw error;
  }
}

function ofPem(bytes: Uint8Array, wanted: Wanted, passphrase?: Uint8Array): AsymmetricMaterial {
  const blocks = decodePem(toBuffer(bytes).toString("latin1"));
  for (const block of blocks) {
    const material = ofBlock(block, wanted, passphrase);
    if (material !== undefined) return material;
  }
  throw new Malformed("no key");
}

/** The key of a block; undefined where it holds something else. */
function ofBlock(
  { label, headers, bytes }: Pem,
  wanted: Wanted,
  passphrase?: Uint8Array,
): AsymmetricMaterial | undefined {
  if (wanted === "public") {
    if (label === "PUBLIC KEY") return decodeSpki(bytes);
    if (label === "RSA PUBLIC KEY") return decodeRsaPublic(bytes);
    if (label === "CERTIFICATE") {
      throw unavailable("a key in a certificate", "Pass the public key itself.");
    }
  }
  switch (label) {
    case "PRIVATE KEY":
      return decodePkcs8(bytes);
    case "ENCRYPTED PRIVATE KEY":
      return decodePkcs8(decryptPkcs8(bytes, needed(passphrase)));
    case "RSA PRIVATE KEY":
      return decodeRsaPrivate(legacy(bytes, headers, passphrase));
    case "EC PRIVATE KEY":
      return decodeEcPrivate(legacy(bytes, headers, passphrase));
    case "OPENSSH PRIVATE KEY":
    case "DSA PRIVATE KEY":
      throw absentKey(`a key in the format ${label}`);
    default:
      return undefined;
  }
}

function needed(passphrase: Uint8Array | undefined): Uint8Array {
  if (passphrase !== undefined) return passphrase;
  const library = "common libcrypto routines";
  const error = opensslError("07880109", library, "interrupted or cancelled");
  throw Object.assign(error, { code: "ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED" });
}

function legacy(
  bytes: Uint8Array,
  headers: Record<string, string>,
  passphrase: Uint8Array | undefined,
): Uint8Array {
  const info = headers["DEK-Info"];
  if (info === undefined) return bytes;
  const [cipher = "", iv = ""] = info.split(",");
  return decryptLegacy(bytes, needed(passphrase), cipher, toBytes(iv, "iv", "hex"));
}

function ofDer(
  bytes: Uint8Array,
  type: unknown,
  wanted: Wanted,
  passphrase?: Uint8Array,
): AsymmetricMaterial {
  switch (type) {
    case "pkcs8":
      return decodePkcs8(passphrase === undefined ? bytes : decryptPkcs8(bytes, passphrase));
    case "pkcs1":
      return wanted === "private" ? decodeRsaPrivate(bytes) : eitherRsa(bytes);
    case "sec1":
      return decodeEcPrivate(bytes);
    case "spki":
      if (wanted === "public") return decodeSpki(bytes);
  }
  throw new ERR_INVALID_ARG_VALUE("options.type", type);
}

function eitherRsa(bytes: Uint8Array): AsymmetricMaterial {
  try {
    return decodeRsaPublic(bytes);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return publicOf(decodeRsaPrivate(bytes));
  }
}
