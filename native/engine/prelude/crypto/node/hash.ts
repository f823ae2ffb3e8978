import type { Buffer } from "../../node/buffer/buffer.ts";
import { ERR_INVALID_ARG_TYPE } from "../../node/errors/codes.ts";
import { validateString, validateUint32 } from "../../node/validators.ts";
import { tag } from "../../tag.ts";
import type { Hash as HashFunction } from "../hashes.ts";
import { cryptography, type Hasher } from "../native.ts";
import { toData, toOutput } from "./bytes.ts";
import { digestNamed } from "./digests.ts";
import { ERR_CRYPTO_HASH_FINALIZED, opensslError } from "./errors.ts";
import { LazyTransform } from "./lazy-transform.ts";

interface HashOptions {
  outputLength?: unknown;
}

/** How long the output is. */
function lengthOf(hash: HashFunction, options: HashOptions | undefined): number {
  const length = options?.outputLength;
  if (length === undefined) return hash.bytes;
  validateUint32(length, "options.outputLength");
  if (length !== hash.bytes && !hash.isExtendable) {
    throw opensslError("030000B2", "digital envelope routines", "not XOF or invalid length");
  }
  return length;
}

/** What `createHash` gives: a hash that takes its input by `update`, or as a stream. */
export class Hash extends LazyTransform {
  #hasher: Hasher | undefined;
  readonly #length: number;

  constructor(algorithm: unknown, options?: HashOptions, hasher?: Hasher) {
    super(options);
    validateString(algorithm, "algorithm");
    const hash = digestNamed(algorithm);
    if (hash === undefined) throw new Error("Digest method not supported");
    this.#length = lengthOf(hash, options);
    this.#hasher = hasher ?? cryptography.hash(hash.name);
    Object.defineProperty(this, "algorithm", { value: algorithm });
  }

  /** The hash so far goes on in another. */
  copy(options?: HashOptions): Hash {
    const hasher = cryptography.hashCopy(this.#running());
    const given = options ?? { outputLength: this.#length };
    return new Hash((this as unknown as { algorithm: string }).algorithm, given, hasher);
  }

  update(data: unknown, encoding?: unknown): this {
    const hasher = this.#running();
    cryptography.hashUpdate(hasher, toData(data, encoding));
    return this;
  }

  digest(encoding?: unknown): Buffer | string {
    const output = cryptography.hashFinish(this.#running(), this.#length);
    this.#hasher = undefined;
    return toOutput(output as Uint8Array, encoding);
  }

  #running(): Hasher {
    if (this.#hasher === undefined) throw new ERR_CRYPTO_HASH_FINALIZED();
    return this.#hasher;
  }

  _transform(chunk: unknown, encoding: string, callback: () => void): void {
    this.update(chunk, encoding);
    callback();
  }

  _flush(callback: () => void): void {
    this.push(this.digest());
    callback();
  }
}

tag(Hash, "Hash");

export function createHash(algorithm: unknown, options?: HashOptions): Hash {
  return new Hash(algorithm, options);
}

/** A hash at once, as hexadecimal text unless another encoding is given. */
export function hash(algorithm: unknown, input: unknown, encoding: unknown = "hex"): unknown {
  validateString(algorithm, "algorithm");
  if (typeof input !== "string" && !ArrayBuffer.isView(input)) {
    throw new ERR_INVALID_ARG_TYPE("input", ["Buffer", "TypedArray", "DataView", "string"], input);
  }
  const digest = digestNamed(algorithm);
  if (digest === undefined) throw new Error(`Digest method ${algorithm} is not supported`);
  const output = cryptography.hashOnce(digest.name, toData(input, "utf8"), digest.bytes);
  return toOutput(output, encoding);
}
