import { HASHES, type Hash } from "../crypto/hashes.ts";
import { type Converter, required, toDictionary, toText } from "./convert.ts";
import { failure } from "./error.ts";

/** Web Crypto's names of the hash functions it has, and the engine's. */
const NAMES: Readonly<Record<string, string>> = {
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
  "SHA3-256": "sha3-256",
  "SHA3-384": "sha3-384",
  "SHA3-512": "sha3-512",
};

export const WEB_HASHES = Object.keys(NAMES);

/** The hash function of that name of Web Crypto. */
export function hashNamed(name: string): Hash {
  return HASHES[NAMES[name] ?? ""] as Hash;
}

const toAlgorithm = toDictionary<{ name: string }>("Algorithm", { name: required(toText) });

/** What the Web calls a HashAlgorithmIdentifier. */
export const toHash: Converter<{ name: string }> = (value, what) => {
  const isObject = typeof value === "object" && value !== null;
  const { name } = isObject ? toAlgorithm(value, what) : { name: toText(value, what) };
  const upper = name.toUpperCase();
  if (NAMES[upper] === undefined) {
    throw failure("NotSupportedError", "Unrecognized algorithm name");
  }
  return { name: upper };
};
