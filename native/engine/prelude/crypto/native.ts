/** What `src/native/crypto.rs` gives. All bytes are `Uint8Array`s. */
interface CryptoNative {
  /** Starts a hash. For the names see `hashes.ts`. */
  hash(name: string): Hasher;
  hmac(name: string, key: Uint8Array): Hasher;
  hashUpdate(hasher: Hasher, bytes: Uint8Array): void;
  /** `length` counts only for those of any length. Undefined where it was finished before. */
  hashFinish(hasher: Hasher, length: number): Uint8Array | undefined;
  hashCopy(hasher: Hasher): Hasher;
  hashOnce(name: string, bytes: Uint8Array, length: number): Uint8Array;

  pbkdf2(
    hash: string,
    password: Uint8Array,
    salt: Uint8Array,
    iterations: number,
    length: number,
  ): Uint8Array;
  /** `cost` is the logarithm of N. Undefined where these are no parameters of scrypt. */
  scrypt(
    password: Uint8Array,
    salt: Uint8Array,
    cost: number,
    blockSize: number,
    parallelization: number,
    length: number,
  ): Uint8Array | undefined;
}

/** A hash or an HMAC under way. */
export interface Hasher {
  readonly hasher: unique symbol;
}

export const cryptography = native.crypto() as CryptoNative;
