import { concat } from "./concat.ts";
import type { Hash } from "./hashes.ts";
import { cryptography } from "./native.ts";

function hmac(hash: Hash, key: Uint8Array, ...parts: Uint8Array[]): Uint8Array {
  const hasher = cryptography.hmac(hash.name, key);
  for (const part of parts) cryptography.hashUpdate(hasher, part);
  return cryptography.hashFinish(hasher, hash.bytes) as Uint8Array;
}

/** RFC 5869. Undefined where that is more than the hash function can give. */
export function hkdf(
  hash: Hash,
  key: Uint8Array,
  salt: Uint8Array,
  info: Uint8Array,
  length: number,
): Uint8Array | undefined {
  const count = Math.ceil(length / hash.bytes);
  if (count > 255) return undefined;
  const extracted = hmac(hash, salt, key);
  const blocks: Uint8Array[] = [];
  let last = new Uint8Array();
  for (let number = 1; number <= count; number++) {
    last = hmac(hash, extracted, last, info, Uint8Array.of(number)) as Uint8Array<ArrayBuffer>;
    blocks.push(last);
  }
  return concat(...blocks).slice(0, length);
}
