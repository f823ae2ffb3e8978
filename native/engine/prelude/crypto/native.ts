import type { EcCurve } from "./keys/material.ts";

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

  /** Undefined where there is no such hash function. */
  pbkdf2(
    hash: string,
    password: Uint8Array,
    salt: Uint8Array,
    iterations: number,
    length: number,
  ): Uint8Array | undefined;
  /** `cost` is the logarithm of N. Undefined where these are no parameters of scrypt. */
  scrypt(
    password: Uint8Array,
    salt: Uint8Array,
    cost: number,
    blockSize: number,
    parallelization: number,
    length: number,
  ): Uint8Array | undefined;

  /** Starts a cipher. Key and nonce must have lengths that it can use. */
  cipher(
    mode: CipherMode,
    encrypts: boolean,
    key: Uint8Array,
    nonce: Uint8Array,
    counterBits: number,
  ): RunningCipher;
  cipherAuthenticate(cipher: RunningCipher, bytes: Uint8Array): void;
  cipherUpdate(cipher: RunningCipher, bytes: Uint8Array): Uint8Array;
  /** Undefined where the padding is wrong or a block isn't full. */
  cipherFinish(cipher: RunningCipher, pads: boolean): Uint8Array | undefined;
  /** All of the tag, once the cipher is finished. */
  cipherTag(cipher: RunningCipher): Uint8Array;
  wrapAes(key: Uint8Array, bytes: Uint8Array): Uint8Array | undefined;
  unwrapAes(key: Uint8Array, bytes: Uint8Array): Uint8Array | undefined;

  /** The uncompressed point of a secret; undefined where that isn't one. */
  ecPoint(curve: EcCurve, secret: Uint8Array): Uint8Array | undefined;
  /** A point in uncompressed form; undefined where it isn't on the curve. */
  ecDecode(curve: EcCurve, point: Uint8Array): Uint8Array | undefined;
  /** r and s, of a digest. */
  ecdsaSign(curve: EcCurve, secret: Uint8Array, digest: Uint8Array): Uint8Array | undefined;
  ecdsaVerify(
    curve: EcCurve,
    point: Uint8Array,
    digest: Uint8Array,
    signature: Uint8Array,
  ): boolean;
  ecdh(curve: EcCurve, secret: Uint8Array, point: Uint8Array): Uint8Array | undefined;

  ed25519Point(secret: Uint8Array): Uint8Array;
  ed25519Sign(secret: Uint8Array, message: Uint8Array): Uint8Array;
  ed25519Verify(point: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** All zero where the point is one of those that hide no secret. */
  x25519(secret: Uint8Array, point: Uint8Array): Uint8Array;

  /** Undefined where these are not the numbers of a key. */
  rsaPublicKey(n: Uint8Array, e: Uint8Array): RsaKey | undefined;
  rsaPrivateKey(
    n: Uint8Array,
    e: Uint8Array,
    d: Uint8Array,
    p: Uint8Array,
    q: Uint8Array,
  ): RsaKey | undefined;
  /** n, e, d, p, q, d mod p − 1, d mod q − 1, 1 ÷ q mod p; undefined where there is no such key. */
  rsaGenerate(bits: number, e: Uint8Array): Uint8Array[] | undefined;
  /** `hashed`: the encoded name and value of a hash. */
  rsaSignPkcs1(key: RsaKey, hashed: Uint8Array): Uint8Array | undefined;
  rsaVerifyPkcs1(key: RsaKey, hashed: Uint8Array, signature: Uint8Array): boolean;
  rsaSignPss(
    key: RsaKey,
    hash: string,
    hashed: Uint8Array,
    saltBytes: number,
  ): Uint8Array | undefined;
  /** Without `saltBytes` the salt may have any length. */
  rsaVerifyPss(
    key: RsaKey,
    hash: string,
    hashed: Uint8Array,
    signature: Uint8Array,
    saltBytes?: number,
  ): boolean;
  /** `padding`: "pkcs1", or the hash of OAEP. */
  rsaEncrypt(
    key: RsaKey,
    padding: string,
    label: Uint8Array,
    bytes: Uint8Array,
  ): Uint8Array | undefined;
  rsaDecrypt(
    key: RsaKey,
    padding: string,
    label: Uint8Array,
    bytes: Uint8Array,
  ): Uint8Array | undefined;
  /** Without padding; undefined where the number isn't below the modulus. */
  rsaPublic(key: RsaKey, bytes: Uint8Array): Uint8Array | undefined;
  rsaPrivate(key: RsaKey, bytes: Uint8Array): Uint8Array | undefined;
}

/** Modes of AES, and ChaCha20. */
export type CipherMode = "cbc" | "ecb" | "ctr" | "gcm" | "chacha20" | "chacha20-poly1305";

/** A hash or an HMAC under way. */
export interface Hasher {
  readonly hasher: unique symbol;
}

/** A cipher under way. */
export interface RunningCipher {
  readonly cipher: unique symbol;
}

export interface RsaKey {
  readonly rsa: unique symbol;
}

/** The engine's cryptography. What it is given stays as it is, and what it gives nothing else has. */
export const cryptography = native.crypto() as CryptoNative;
