import type { Buffer } from "../../node/buffer/buffer.ts";
import { ERR_INVALID_ARG_TYPE } from "../../node/errors/codes.ts";
import { withCode } from "../../node/errors/node-error.ts";
import { stream } from "../../node/stream/stream.ts";
import { validateFunction, validateString } from "../../node/validators.ts";
import { tag } from "../../tag.ts";
import { HASHES, type Hash } from "../hashes.ts";
import type { AsymmetricMaterial } from "../keys/material.ts";
import { cryptography, type Hasher } from "../native.ts";
import { toData, toOutput } from "./bytes.ts";
import { digestNamed } from "./digests.ts";
import { ERR_CRYPTO_INVALID_DIGEST, ERR_CRYPTO_SIGN_KEY_REQUIRED, opensslError } from "./errors.ts";
import { keyMaterial } from "./key-input.ts";
import { later } from "./later.ts";
import {
  notForThisKey,
  type SignatureOptions,
  schemeOf,
  signDigest,
  verifyDigest,
} from "./signature.ts";

const isOptions = (key: unknown): key is SignatureOptions =>
  typeof key === "object" && key !== null && !ArrayBuffer.isView(key);

const optionsOf = (key: unknown): SignatureOptions => (isOptions(key) ? key : {});

/** What `Sign` and `Verify` have in common: a hash that takes its input piece by piece. */
class Signing extends stream.Writable {
  readonly #hash: Hash;
  #hasher: Hasher | undefined;

  constructor(algorithm: unknown, options: object | undefined) {
    validateString(algorithm, "algorithm");
    super(options as Record<string, unknown>);
    const hash = digestNamed(algorithm);
    if (hash === undefined) {
      throw withCode(new TypeError("Invalid digest"), "ERR_CRYPTO_INVALID_DIGEST");
    }
    this.#hash = hash;
    this.#hasher = cryptography.hash(hash.name);
  }

  update(data: unknown, encoding?: unknown): this {
    cryptography.hashUpdate(this.#running(), toData(data, encoding));
    return this;
  }

  _write(chunk: unknown, encoding: string, callback: () => void): void {
    this.update(chunk, encoding);
    callback();
  }

  /** The hash function and the digest, once. */
  protected finish(): [Hash, Uint8Array] {
    const digest = cryptography.hashFinish(this.#running(), this.#hash.bytes) as Uint8Array;
    this.#hasher = undefined;
    return [this.#hash, digest];
  }

  #running(): Hasher {
    if (this.#hasher !== undefined) return this.#hasher;
    throw withCode(new Error("Not initialised"), "ERR_CRYPTO_INVALID_STATE");
  }
}

/** Keys of Curve25519 sign whole messages only. */
function checkStreams(material: AsymmetricMaterial): void {
  if (material.kind !== "okp") return;
  throw withCode(new Error("Unsupported crypto operation"), "ERR_CRYPTO_UNSUPPORTED_OPERATION");
}

export class Sign extends Signing {
  sign(key: unknown, outputEncoding?: unknown): Buffer | string {
    if (!key) throw new ERR_CRYPTO_SIGN_KEY_REQUIRED();
    const material = keyMaterial(key, "private");
    const scheme = schemeOf(optionsOf(key));
    checkStreams(material);
    const [hash, digest] = this.finish();
    return toOutput(signDigest(material, hash, digest, scheme), outputEncoding);
  }
}

export class Verify extends Signing {
  verify(key: unknown, signature: unknown, signatureEncoding?: unknown): boolean {
    const material = keyMaterial(key, "public");
    const scheme = schemeOf(optionsOf(key));
    const signed = toData(signature, signatureEncoding, "signature");
    checkStreams(material);
    const [hash, digest] = this.finish();
    return verifyDigest(material, hash, digest, signed, scheme);
  }
}

tag(Sign, "Sign");
tag(Verify, "Verify");

export function createSign(algorithm: unknown, options?: object): Sign {
  return new Sign(algorithm, options);
}

export function createVerify(algorithm: unknown, options?: object): Verify {
  return new Verify(algorithm, options);
}

/** The hash function of a one-shot signature. Without a name, it is the one that OpenSSL takes. */
function hashFor(algorithm: unknown, material: AsymmetricMaterial): Hash | null {
  if (algorithm !== null && algorithm !== undefined) validateString(algorithm, "algorithm");
  const hash = algorithm ? digestNamed(algorithm as string) : undefined;
  if (algorithm && hash === undefined) throw new ERR_CRYPTO_INVALID_DIGEST(algorithm);
  if (material.kind !== "okp") return hash ?? (HASHES.sha256 as Hash);
  if (material.curve !== "Ed25519") throw notForThisKey();
  if (hash !== undefined) throw opensslError("1C80007A", "Provider routines", "invalid digest");
  return null;
}

function digestOf(hash: Hash, data: Uint8Array): Uint8Array {
  return cryptography.hashOnce(hash.name, data, hash.bytes);
}

export function sign(algorithm: unknown, data: unknown, key: unknown, callback?: unknown): unknown {
  if (callback !== undefined) validateFunction(callback, "callback");
  const bytes = toData(data, undefined);
  if (!key) throw new ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const scheme = schemeOf(optionsOf(key));
  const material = keyMaterial(key, "private");
  const hash = hashFor(algorithm, material);
  const signature =
    hash === null
      ? cryptography.ed25519Sign(material.secret as Uint8Array, bytes)
      : signDigest(material, hash, digestOf(hash, bytes), scheme);
  const output = toOutput(signature, undefined);
  if (callback === undefined) return output;
  later(callback as never, null, output);
  return undefined;
}

export function verify(
  algorithm: unknown,
  data: unknown,
  key: unknown,
  signature: unknown,
  callback?: unknown,
): boolean | undefined {
  if (callback !== undefined) validateFunction(callback, "callback");
  const bytes = toData(data, undefined);
  const scheme = schemeOf(optionsOf(key));
  if (!ArrayBuffer.isView(signature)) {
    throw new ERR_INVALID_ARG_TYPE("signature", ["Buffer", "TypedArray", "DataView"], signature);
  }
  const signed = toData(signature, undefined);
  const material = keyMaterial(key, "public");
  const hash = hashFor(algorithm, material);
  const isValid =
    hash === null
      ? cryptography.ed25519Verify((material as { point: Uint8Array }).point, bytes, signed)
      : verifyDigest(material, hash, digestOf(hash, bytes), signed, scheme);
  if (callback === undefined) return isValid;
  later(callback as never, null, isValid);
  return undefined;
}
