import { unavailable } from "../../errors/unavailable.ts";
import { ERR_INVALID_ARG_VALUE } from "../../node/errors/codes.ts";
import { concat } from "../concat.ts";
import type { Hash } from "../hashes.ts";
import { digestInfo } from "../keys/algorithm-identifier.ts";
import { integer, Malformed, Reader, sequence } from "../keys/der.ts";
import type { AsymmetricMaterial, EcMaterial, RsaMaterial } from "../keys/material.ts";
import { EC_CURVES, HASH_OIDS } from "../keys/oids.ts";
import { modulusBits, rsaKey } from "../keys/rsa.ts";
import { cryptography } from "../native.ts";
import { PADDING, SALT } from "./constants.ts";
import { opensslError } from "./errors.ts";

/** How a signature is made, as it is given beside the key. */
export interface SignatureOptions {
  padding?: unknown;
  saltLength?: unknown;
  dsaEncoding?: unknown;
}

/** Checked. */
interface Scheme {
  padding: number | undefined;
  saltLength: number | undefined;
  isRaw: boolean;
}

/** The hash functions that PSS and OAEP are there with. */
const MASKING = ["sha1", "sha224", "sha256", "sha384", "sha512"];

export function checkMasking(hash: Hash, what: string): void {
  if (MASKING.includes(hash.name)) return;
  throw unavailable(`${what} with ${hash.name}`, 'Use another digest, such as "sha256".');
}

export function schemeOf(options: SignatureOptions): Scheme {
  const { padding, saltLength, dsaEncoding } = options;
  for (const [name, value] of Object.entries({ padding, saltLength })) {
    if (value !== undefined && value !== null && value !== Math.trunc(value as number)) {
      throw new ERR_INVALID_ARG_VALUE(`options.${name}`, value);
    }
  }
  if (dsaEncoding !== undefined && dsaEncoding !== "der" && dsaEncoding !== "ieee-p1363") {
    throw new ERR_INVALID_ARG_VALUE("options.dsaEncoding", dsaEncoding);
  }
  return {
    padding: (padding ?? undefined) as number | undefined,
    saltLength: (saltLength ?? undefined) as number | undefined,
    isRaw: dsaEncoding === "ieee-p1363",
  };
}

const provider = (number: string, reason: string): Error =>
  opensslError(number, "Provider routines", reason);

const badPadding = (): Error => provider("1C8000A5", "illegal or unsupported padding mode");

const tooLarge = (): Error =>
  opensslError("0200006E", "rsa routines", "data too large for key size");

/** Refuses hash and salt that a key isn't for; gives the length of the salt, or undefined for any. */
function saltFor(
  material: RsaMaterial,
  hash: Hash,
  scheme: Scheme,
  signs: boolean,
): number | undefined {
  const limits = typeof material.pss === "object" ? material.pss : undefined;
  if (limits !== undefined && limits.hash !== hash.name) {
    throw provider("1C8000AE", "digest not allowed");
  }
  checkMasking(hash, "RSA-PSS");
  if (limits !== undefined && limits.mgf1Hash !== hash.name) {
    throw unavailable("RSA-PSS with another digest for its mask", "Use the same for both.");
  }
  const largest = Math.ceil((modulusBits(material) - 1) / 8) - hash.bytes - 2;
  const { saltLength = limits?.saltLength ?? SALT.auto } = scheme;
  if (saltLength === SALT.digest) return hash.bytes;
  if (saltLength === SALT.auto) return signs ? largest : undefined;
  if (saltLength < 0) return signs ? largest : undefined;
  if (limits !== undefined && saltLength < limits.saltLength) {
    throw provider("1C8000AC", "pss saltlen too small");
  }
  return saltLength;
}

function isPss(material: RsaMaterial, { padding }: Scheme): boolean {
  if (material.pss !== undefined) {
    if (padding !== undefined && padding !== PADDING.pss) throw badPadding();
    return true;
  }
  if (padding === undefined || padding === PADDING.pkcs1) return false;
  if (padding === PADDING.pss) return true;
  throw badPadding();
}

function infoOf(hash: Hash, digest: Uint8Array): Uint8Array {
  if (HASH_OIDS[hash.name] === undefined) throw provider("1C8000AE", "digest not allowed");
  return digestInfo(hash.name, digest);
}

/** The signature of a digest, by RSA or ECDSA. */
export function signDigest(
  material: AsymmetricMaterial,
  hash: Hash,
  digest: Uint8Array,
  scheme: Scheme,
): Uint8Array {
  if (material.kind === "ec") {
    const { curve, secret } = material as Required<EcMaterial>;
    const signature = cryptography.ecdsaSign(curve, secret, digest) as Uint8Array;
    return scheme.isRaw ? signature : toDer(signature);
  }
  if (material.kind !== "rsa") throw notForThisKey();
  const key = rsaKey(material);
  let signature: Uint8Array | undefined;
  if (isPss(material, scheme)) {
    const salt = saltFor(material, hash, scheme, true) as number;
    if (salt >= 0) signature = cryptography.rsaSignPss(key, hash.name, digest, salt);
  } else {
    signature = cryptography.rsaSignPkcs1(key, infoOf(hash, digest));
  }
  if (signature === undefined) throw tooLarge();
  return signature;
}

/** Whether it is a signature of a digest. */
export function verifyDigest(
  material: AsymmetricMaterial,
  hash: Hash,
  digest: Uint8Array,
  signature: Uint8Array,
  scheme: Scheme,
): boolean {
  if (material.kind === "ec") {
    const { curve, point } = material;
    const raw = scheme.isRaw ? signature : fromDer(signature, EC_CURVES[curve].bytes);
    return raw !== undefined && cryptography.ecdsaVerify(curve, point, digest, raw);
  }
  if (material.kind !== "rsa") throw notForThisKey();
  const key = rsaKey(material);
  if (isPss(material, scheme)) {
    const salt = saltFor(material, hash, scheme, false);
    const lengths = salt === undefined ? [] : ([salt] as const);
    return cryptography.rsaVerifyPss(key, hash.name, digest, signature, ...lengths);
  }
  return cryptography.rsaVerifyPkcs1(key, infoOf(hash, digest), signature);
}

export function notForThisKey(): Error {
  return opensslError(
    "03000096",
    "digital envelope routines",
    "operation not supported for this keytype",
  );
}

/** r and s one after the other, as ASN.1 has them. */
function toDer(raw: Uint8Array): Uint8Array {
  const half = raw.length / 2;
  return sequence(integer(raw.subarray(0, half)), integer(raw.subarray(half)));
}

function fromDer(der: Uint8Array, bytes: number): Uint8Array | undefined {
  try {
    const outer = new Reader(der);
    const reader = outer.sequence();
    const numbers = [reader.unsigned(), reader.unsigned()];
    reader.end();
    outer.end();
    if (numbers.some((number) => number.length > bytes)) return undefined;
    return concat(...numbers.flatMap((it) => [new Uint8Array(bytes - it.length), it]));
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
