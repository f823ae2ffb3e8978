import { bufferOf } from "../../bytes.ts";
import type { Buffer } from "../../node/buffer/buffer.ts";
import { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } from "../../node/errors/codes.ts";
import {
  validateFunction,
  validateInteger,
  validateString,
  validateUint32,
} from "../../node/validators.ts";
import type { Hash } from "../hashes.ts";
import { hkdf as derive } from "../hkdf.ts";
import { cryptography } from "../native.ts";
import { toBuffer, toBytes } from "./bytes.ts";
import { digestNamed } from "./digests.ts";
import {
  ERR_CRYPTO_INVALID_DIGEST,
  ERR_CRYPTO_INVALID_KEYLEN,
  ERR_CRYPTO_INVALID_SCRYPT_PARAMS,
  ERR_CRYPTO_SCRYPT_INVALID_PARAMETER,
  opensslError,
} from "./errors.ts";
import { isKeyObject, secretOf } from "./key-object.ts";
import { later } from "./later.ts";

const MAX_BYTES = 2 ** 31 - 1;

/** Calls back with the outcome; what is wrong with the arguments is thrown at once, as Node does. */
function outcome<T>(callback: unknown, result: () => T): void {
  validateFunction(callback, "callback");
  const value = result();
  later(callback as never, null, value);
}

function hashFor(digest: unknown): Hash {
  validateString(digest, "digest");
  const hash = digestNamed(digest);
  if (hash === undefined) throw new ERR_CRYPTO_INVALID_DIGEST(digest);
  return hash;
}

export function pbkdf2Sync(
  password: unknown,
  salt: unknown,
  iterations: unknown,
  length: unknown,
  digest: unknown,
): Buffer {
  validateString(digest, "digest");
  const [secret, salted] = [toBytes(password, "password"), toBytes(salt, "salt")];
  validateInteger(iterations, "iterations", 1, MAX_BYTES);
  validateInteger(length, "keylen", 0, MAX_BYTES);
  const { name, isExtendable } = hashFor(digest);
  if (isExtendable) throw new Error("Deriving bits failed");
  const key = cryptography.pbkdf2(name, secret, salted, iterations, length);
  return toBuffer(key as Uint8Array);
}

export function pbkdf2(
  password: unknown,
  salt: unknown,
  iterations: unknown,
  length: unknown,
  digest: unknown,
  callback?: unknown,
): void {
  // The digest may be left out in what is no use: then the callback stands in its place.
  const given = typeof digest === "function" ? [undefined, digest] : [digest, callback];
  outcome(given[1], () => pbkdf2Sync(password, salt, iterations, length, given[0]));
}

interface ScryptOptions {
  N?: unknown;
  cost?: unknown;
  r?: unknown;
  blockSize?: unknown;
  p?: unknown;
  parallelization?: unknown;
  maxmem?: unknown;
}

/** A parameter that has two names. */
function parameter(
  options: ScryptOptions,
  [short, long]: [keyof ScryptOptions, keyof ScryptOptions],
  otherwise: number,
): number {
  const [first, second] = [options[short], options[long]];
  if (first !== undefined && second !== undefined) throw new ERR_CRYPTO_SCRYPT_INVALID_PARAMETER();
  const value = first ?? second ?? otherwise;
  validateUint32(value, first === undefined && second !== undefined ? long : short);
  return value || otherwise;
}

export function scryptSync(
  password: unknown,
  salt: unknown,
  length: unknown,
  options: ScryptOptions = {},
): Buffer {
  const cost = parameter(options, ["N", "cost"], 16384);
  const blockSize = parameter(options, ["r", "blockSize"], 8);
  const parallelization = parameter(options, ["p", "parallelization"], 1);
  const { maxmem = 32 << 20 } = options;
  validateInteger(maxmem, "maxmem", 0);
  const [secret, salted] = [toBytes(password, "password"), toBytes(salt, "salt")];
  validateInteger(length, "keylen", 0, MAX_BYTES);
  const exponent = Math.log2(cost);
  if (!Number.isInteger(exponent) || cost < 2) throw new ERR_CRYPTO_INVALID_SCRYPT_PARAMS();
  // As OpenSSL counts it.
  const memory = 128 * blockSize * (parallelization + cost + 2);
  if (memory > maxmem) {
    const { message } = opensslError(
      "030000AC",
      "digital envelope routines",
      "memory limit exceeded",
    );
    throw new ERR_CRYPTO_INVALID_SCRYPT_PARAMS(message);
  }
  if (length === 0) return toBuffer(new Uint8Array());
  const key = cryptography.scrypt(secret, salted, exponent, blockSize, parallelization, length);
  if (key === undefined) throw new ERR_CRYPTO_INVALID_SCRYPT_PARAMS();
  return toBuffer(key);
}

export function scrypt(
  password: unknown,
  salt: unknown,
  length: unknown,
  options: unknown,
  callback?: unknown,
): void {
  const given = typeof options === "function" ? [{}, options] : [options, callback];
  outcome(given[1], () => scryptSync(password, salt, length, (given[0] ?? {}) as ScryptOptions));
}

const MAX_INFO_BYTES = 1024;

/** The key of HKDF: bytes, or a secret KeyObject. */
function keyBytes(key: unknown): Uint8Array {
  if (isKeyObject(key)) return secretOf(key);
  if (typeof key === "string" || key instanceof ArrayBuffer || ArrayBuffer.isView(key)) {
    return toBytes(key, "ikm");
  }
  throw new ERR_INVALID_ARG_TYPE(
    "ikm",
    ["string", "SecretKeyObject", "ArrayBuffer", "TypedArray", "DataView", "Buffer"],
    key,
  );
}

export function hkdfSync(
  digest: unknown,
  key: unknown,
  salt: unknown,
  info: unknown,
  length: unknown,
): ArrayBuffer {
  validateString(digest, "digest");
  const secret = keyBytes(key);
  const [salted, extra] = [toBytes(salt, "salt"), toBytes(info, "info")];
  validateInteger(length, "length", 0, MAX_BYTES);
  if (extra.length > MAX_INFO_BYTES) {
    const limit = `must not contain more than ${MAX_INFO_BYTES} bytes`;
    throw new ERR_OUT_OF_RANGE("info", limit, extra.length);
  }
  const output = derive(hashFor(digest), secret, salted, extra, length);
  if (output === undefined) throw new ERR_CRYPTO_INVALID_KEYLEN();
  return bufferOf(output);
}

export function hkdf(
  digest: unknown,
  key: unknown,
  salt: unknown,
  info: unknown,
  length: unknown,
  callback: unknown,
): void {
  outcome(callback, () => hkdfSync(digest, key, salt, info, length));
}
