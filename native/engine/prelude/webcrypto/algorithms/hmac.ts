import { timingSafeEqual } from "../../crypto/equal.ts";
import { cryptography } from "../../crypto/native.ts";
import { randomBytes } from "../../crypto/random.ts";
import { type Algorithm, type KeyOptions, noParams, operation } from "../algorithm.ts";
import { checkJwkAlg, checkUsages } from "../checks.ts";
import { optional, required, toDictionary, toInteger } from "../convert.ts";
import type { KeyData } from "../crypto-key.ts";
import { failure } from "../error.ts";
import { hashNamed, toHash } from "../hash.ts";
import type { JsonWebKey } from "../jwk.ts";
import { bytesOfKey, checkNotUseless, exportSecret, importSecret } from "./secret.ts";

interface HmacParams {
  hash: { name: string };
  length?: number;
}

const members = { hash: required(toHash), length: optional(toInteger(32)) };
const toGenerated = toDictionary<HmacParams>("HmacKeyGenParams", members);
const toImported = toDictionary<HmacParams>("HmacImportParams", members);

const WHAT = "an HMAC";

function tag(key: KeyData, data: Uint8Array): Uint8Array {
  const hash = hashNamed((key.algorithm.hash as { name: string }).name);
  const hasher = cryptography.hmac(hash.name, bytesOfKey(key));
  cryptography.hashUpdate(hasher, data);
  return cryptography.hashFinish(hasher, hash.bytes) as Uint8Array;
}

function keyLength({ hash, length }: HmacParams): number {
  if (length === undefined) return hashNamed(hash.name).blockBytes * 8;
  if (length === 0) throw failure("OperationError", "Zero-length key is not supported");
  return length;
}

/** SHA-256 is HS256. */
const algOf = ({ name }: { name: string }): string => `HS${name.replace("SHA-", "")}`;

/** So many bits; those that make no whole byte are zero. */
function cut(bytes: Uint8Array, bits: number): Uint8Array {
  const rest = bits % 8;
  if (rest > 0) {
    const last = bytes.length - 1;
    bytes[last] = (bytes[last] ?? 0) & (0xff << (8 - rest));
  }
  return bytes;
}

function create(
  bytes: Uint8Array,
  length: number,
  params: HmacParams,
  options: KeyOptions,
): KeyData {
  return {
    type: "secret",
    ...options,
    algorithm: { name: "HMAC", length, hash: params.hash },
    material: { kind: "secret", bytes },
  };
}

export const hmac: Algorithm = {
  name: "HMAC",
  operations: {
    sign: operation(noParams, (_, key: KeyData, data: Uint8Array) => tag(key, data)),
    verify: operation(noParams, (_, key: KeyData, signature: Uint8Array, data: Uint8Array) =>
      timingSafeEqual(tag(key, data), signature),
    ),
    generateKey: operation(toGenerated, (params, options: KeyOptions) => {
      checkUsages(options.usages, ["sign", "verify"], WHAT);
      const length = keyLength(params);
      checkNotUseless(options, "creating");
      const bytes = cut(randomBytes(Math.ceil(length / 8)), length);
      return create(bytes, length, params, options);
    }),
    importKey: operation(toImported, (params, format, data, options: KeyOptions) => {
      checkUsages(options.usages, ["sign", "verify"], WHAT);
      checkNotUseless(options, "importing");
      const bytes = importSecret(format, data, options, "sig", WHAT);
      if (format === "jwk") checkJwkAlg(data as JsonWebKey, algOf(params.hash));
      const { length = bytes.length * 8 } = params;
      if (bytes.length === 0) throw failure("DataError", "Zero-length key is not supported");
      if (length > bytes.length * 8 || length <= bytes.length * 8 - 8) {
        throw failure("DataError", "Invalid key length");
      }
      return create(cut(bytes, length), length, params, options);
    }),
    exportKey: operation(noParams, (_, format, key: KeyData) =>
      exportSecret(format, key, algOf(key.algorithm.hash as { name: string }), WHAT),
    ),
    getKeyLength: operation(toImported, keyLength),
  },
};
