import { Buffer } from "../../node/buffer/buffer.ts";
import { validateString } from "../../node/validators.ts";
import { tag } from "../../tag.ts";
import { cryptography, type Hasher } from "../native.ts";
import { toData, toOutput } from "./bytes.ts";
import { digestNamed } from "./digests.ts";
import { ERR_CRYPTO_HASH_FINALIZED, ERR_CRYPTO_INVALID_DIGEST } from "./errors.ts";
import { secretBytes } from "./key-input.ts";
import { LazyTransform } from "./lazy-transform.ts";

/** What `createHmac` gives. */
export class Hmac extends LazyTransform {
  #hasher: Hasher | undefined;

  constructor(algorithm: unknown, key: unknown, options?: { encoding?: unknown }) {
    super(options);
    validateString(algorithm, "hmac");
    const bytes = secretBytes(key, options?.encoding);
    const hash = digestNamed(algorithm);
    if (hash === undefined || hash.isExtendable) throw new ERR_CRYPTO_INVALID_DIGEST(algorithm);
    this.#hasher = cryptography.hmac(hash.name, bytes);
  }

  update(data: unknown, encoding?: unknown): this {
    if (this.#hasher === undefined) throw new ERR_CRYPTO_HASH_FINALIZED();
    cryptography.hashUpdate(this.#hasher, toData(data, encoding));
    return this;
  }

  /** Empty when it is called once more, as Node has it. */
  digest(encoding?: unknown): Buffer | string {
    const hasher = this.#hasher;
    this.#hasher = undefined;
    const output = hasher && cryptography.hashFinish(hasher, 0);
    return toOutput(output ?? Buffer.alloc(0), encoding);
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

tag(Hmac, "Hmac");

export function createHmac(
  algorithm: unknown,
  key: unknown,
  options?: { encoding?: unknown },
): Hmac {
  return new Hmac(algorithm, key, options);
}
