/** A hash function as the engine knows it. */
export interface Hash {
  /** OpenSSL's name in small letters. */
  name: string;
  /** Length of its output; for those of any length, what OpenSSL gives unasked. */
  bytes: number;
  /** Length of the blocks it works on, which is that of HMAC's keys. */
  blockBytes: number;
  /** Whether one may ask for any length. Such are not for HMAC. */
  isExtendable?: true;
}

const hash = (name: string, bytes: number, blockBytes: number): Hash => ({
  name,
  bytes,
  blockBytes,
});

/** All of them by name. */
export const HASHES: Readonly<Record<string, Hash>> = Object.fromEntries(
  [
    hash("blake2b512", 64, 128),
    hash("blake2s256", 32, 64),
    hash("md5", 16, 64),
    hash("ripemd160", 20, 64),
    hash("sha1", 20, 64),
    hash("sha224", 28, 64),
    hash("sha256", 32, 64),
    hash("sha384", 48, 128),
    hash("sha512", 64, 128),
    hash("sha512-224", 28, 128),
    hash("sha512-256", 32, 128),
    hash("sha3-224", 28, 144),
    hash("sha3-256", 32, 136),
    hash("sha3-384", 48, 104),
    hash("sha3-512", 64, 72),
    { ...hash("shake128", 16, 168), isExtendable: true as const },
    { ...hash("shake256", 32, 136), isExtendable: true as const },
  ].map((it) => [it.name, it]),
);
