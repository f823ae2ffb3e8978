import { unavailable } from "../../errors/unavailable.ts";
import { HASHES, type Hash } from "../hashes.ts";

/** OpenSSL's other names of hash functions, by the engine's. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  md5: ["RSA-MD5", "md5WithRSAEncryption", "ssl3-md5"],
  ripemd160: ["RSA-RIPEMD160", "ripemd", "ripemd160WithRSA", "rmd160"],
  sha1: ["RSA-SHA1", "RSA-SHA1-2", "sha1WithRSAEncryption", "ssl3-sha1"],
  sha224: ["RSA-SHA224", "sha224WithRSAEncryption"],
  sha256: ["RSA-SHA256", "sha256WithRSAEncryption"],
  sha384: ["RSA-SHA384", "sha384WithRSAEncryption"],
  sha512: ["RSA-SHA512", "sha512WithRSAEncryption"],
  "sha512-224": ["RSA-SHA512/224", "sha512-224WithRSAEncryption"],
  "sha512-256": ["RSA-SHA512/256", "sha512-256WithRSAEncryption"],
  "sha3-224": ["RSA-SHA3-224", "id-rsassa-pkcs1-v1_5-with-sha3-224"],
  "sha3-256": ["RSA-SHA3-256", "id-rsassa-pkcs1-v1_5-with-sha3-256"],
  "sha3-384": ["RSA-SHA3-384", "id-rsassa-pkcs1-v1_5-with-sha3-384"],
  "sha3-512": ["RSA-SHA3-512", "id-rsassa-pkcs1-v1_5-with-sha3-512"],
};

/** Names that OpenSSL knows and does not list. */
const UNLISTED: Readonly<Record<string, string>> = {
  "sha-1": "sha1",
  "sha-224": "sha224",
  "sha-256": "sha256",
  "sha-384": "sha384",
  "sha-512": "sha512",
  "sha2-224": "sha224",
  "sha2-256": "sha256",
  "sha2-384": "sha384",
  "sha2-512": "sha512",
  "sha2-512/224": "sha512-224",
  "sha2-512/256": "sha512-256",
  "sha-512/224": "sha512-224",
  "sha-512/256": "sha512-256",
  "shake-128": "shake128",
  "shake-256": "shake256",
  "ripemd-160": "ripemd160",
  "blake2b-512": "blake2b512",
  "blake2s-256": "blake2s256",
};

/** What OpenSSL has and a task doesn't. */
const ABSENT = /^(rsa-)?(sm3|md4|mdc2|whirlpool|md5-sha1)(withrsaencryption)?$/;

const names = new Map<string, string>(Object.entries(UNLISTED));
for (const name of Object.keys(HASHES)) names.set(name, name);
for (const [name, others] of Object.entries(ALIASES)) {
  for (const other of others) names.set(other.toLowerCase(), name);
}

/** The hash function of that name, in any case of its letters; undefined where there is none. */
export function digestNamed(name: string): Hash | undefined {
  const lower = name.toLowerCase();
  if (ABSENT.test(lower)) {
    throw unavailable(`the digest ${name}`, `Use another, such as "sha256".`);
  }
  return HASHES[names.get(lower) ?? ""];
}

export function getHashes(): string[] {
  return [...Object.keys(HASHES), ...Object.values(ALIASES).flat()].sort((a, b) =>
    a < b ? -1 : 1,
  );
}
