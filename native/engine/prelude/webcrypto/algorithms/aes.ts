import { concat } from "../../crypto/concat.ts";
import { timingSafeEqual } from "../../crypto/equal.ts";
import { type CipherMode, cryptography } from "../../crypto/native.ts";
import { randomBytes } from "../../crypto/random.ts";
import { type Algorithm, type KeyOptions, noParams, operation } from "../algorithm.ts";
import { checkJwkAlg, checkUsages } from "../checks.ts";
import { optional, required, toBytesCopied, toDictionary, toInteger } from "../convert.ts";
import type { KeyData, KeyUsage } from "../crypto-key.ts";
import { failure } from "../error.ts";
import type { JsonWebKey } from "../jwk.ts";
import { bytesOfKey, checkNotUseless, exportSecret, importSecret } from "./secret.ts";

const WHAT = "an AES";

const toGenerated = toDictionary<{ length: number }>("AesKeyGenParams", {
  length: required(toInteger(16)),
});

const toDerived = toDictionary<{ length: number }>("AesDerivedKeyParams", {
  length: required(toInteger(16)),
});

/** The operations on keys, which all modes have. */
function keys(name: string, usages: readonly KeyUsage[]): Algorithm["operations"] {
  const alg = (bytes: Uint8Array): string => `A${bytes.length * 8}${name.slice("AES-".length)}`;
  const create = (bytes: Uint8Array, options: KeyOptions): KeyData => ({
    type: "secret",
    ...options,
    algorithm: { name, length: bytes.length * 8 },
    material: { kind: "secret", bytes },
  });
  const checked = ({ length }: { length: number }): number => {
    if ([128, 192, 256].includes(length)) return length;
    throw failure("OperationError", "Invalid key length");
  };
  return {
    generateKey: operation(toGenerated, (params, options: KeyOptions) => {
      const length = checked(params);
      checkUsages(options.usages, usages, WHAT);
      checkNotUseless(options, "creating");
      return create(randomBytes(length / 8), options);
    }),
    importKey: operation(noParams, (_, format, data, options: KeyOptions) => {
      checkUsages(options.usages, usages, WHAT);
      checkNotUseless(options, "importing");
      const bytes = importSecret(format, data, options, "enc", WHAT);
      if (![16, 24, 32].includes(bytes.length)) {
        throw failure("DataError", "Invalid key length");
      }
      if (format === "jwk") checkJwkAlg(data as JsonWebKey, alg(bytes));
      return create(bytes, options);
    }),
    exportKey: operation(noParams, (_, format, key: KeyData) =>
      exportSecret(format, key, alg(bytesOfKey(key)), WHAT),
    ),
    getKeyLength: operation(toDerived, checked),
  };
}

const ENCRYPTING = ["encrypt", "decrypt", "wrapKey", "unwrapKey"] as const;

/** All of the data through a cipher of AES. */
function run(
  mode: CipherMode,
  encrypts: boolean,
  key: KeyData,
  nonce: Uint8Array,
  data: Uint8Array,
  counterBits = 0,
): Uint8Array | undefined {
  const cipher = cryptography.cipher(mode, encrypts, bytesOfKey(key), nonce, counterBits);
  const output = cryptography.cipherUpdate(cipher, data);
  const rest = cryptography.cipherFinish(cipher, true);
  if (rest === undefined || rest.length === 0) return rest && output;
  return concat(output, rest);
}

function failed(): Error {
  return failure("OperationError", "The operation failed for an operation-specific reason");
}

const toCbc = toDictionary<{ iv: Uint8Array }>("AesCbcParams", { iv: required(toBytesCopied) });

function cbc(encrypts: boolean) {
  return ({ iv }: { iv: Uint8Array }, key: KeyData, data: Uint8Array): Uint8Array => {
    if (iv.length !== 16) {
      throw failure("OperationError", "algorithm.iv must contain exactly 16 bytes");
    }
    const output = run("cbc", encrypts, key, iv, data);
    if (output === undefined) throw failed();
    return output;
  };
}

export const aesCbc: Algorithm = {
  name: "AES-CBC",
  operations: {
    encrypt: operation(toCbc, cbc(true)),
    decrypt: operation(toCbc, cbc(false)),
    ...keys("AES-CBC", ENCRYPTING),
  },
};

interface CtrParams {
  counter: Uint8Array;
  length: number;
}

const toCtr = toDictionary<CtrParams>("AesCtrParams", {
  counter: required(toBytesCopied),
  length: required(toInteger(8)),
});

function ctr({ counter, length }: CtrParams, key: KeyData, data: Uint8Array): Uint8Array {
  if (counter.length !== 16) {
    throw failure("OperationError", "algorithm.counter must contain exactly 16 bytes");
  }
  if (length === 0 || length > 128) {
    throw failure("OperationError", "AES-CTR algorithm.length must be between 1 and 128");
  }
  if (Math.ceil(data.length / 16) > 2 ** length) throw failed();
  return run("ctr", true, key, counter, data, length) as Uint8Array;
}

export const aesCtr: Algorithm = {
  name: "AES-CTR",
  operations: {
    encrypt: operation(toCtr, ctr),
    decrypt: operation(toCtr, ctr),
    ...keys("AES-CTR", ENCRYPTING),
  },
};

interface GcmParams {
  iv: Uint8Array;
  additionalData?: Uint8Array;
  tagLength?: number;
}

const toGcm = toDictionary<GcmParams>("AesGcmParams", {
  iv: required(toBytesCopied),
  additionalData: optional(toBytesCopied),
  tagLength: optional(toInteger(8)),
});

/** How long the tag is, in bytes. */
function tagBytes({ iv, tagLength = 128 }: GcmParams): number {
  if (![32, 64, 96, 104, 112, 120, 128].includes(tagLength)) {
    throw failure("OperationError", `${tagLength} is not a valid AES-GCM tag length`);
  }
  if (iv.length === 0) throw failed();
  return tagLength / 8;
}

/** What comes out, and the whole tag. */
function gcm(
  encrypts: boolean,
  { iv, additionalData }: GcmParams,
  key: KeyData,
  data: Uint8Array,
): [output: Uint8Array, tag: Uint8Array] {
  const cipher = cryptography.cipher("gcm", encrypts, bytesOfKey(key), iv, 0);
  if (additionalData !== undefined) cryptography.cipherAuthenticate(cipher, additionalData);
  const output = cryptography.cipherUpdate(cipher, data);
  cryptography.cipherFinish(cipher, false);
  return [output, cryptography.cipherTag(cipher)];
}

export const aesGcm: Algorithm = {
  name: "AES-GCM",
  operations: {
    encrypt: operation(toGcm, (params, key: KeyData, data: Uint8Array) => {
      const bytes = tagBytes(params);
      const [output, tag] = gcm(true, params, key, data);
      return concat(output, tag.subarray(0, bytes));
    }),
    decrypt: operation(toGcm, (params, key: KeyData, data: Uint8Array) => {
      const bytes = tagBytes(params);
      if (data.length < bytes) {
        throw failure("OperationError", "The provided data is too small.");
      }
      const end = data.length - bytes;
      const [output, tag] = gcm(false, params, key, data.subarray(0, end));
      if (!timingSafeEqual(tag.subarray(0, bytes), data.subarray(end))) throw failed();
      return output;
    }),
    ...keys("AES-GCM", ENCRYPTING),
  },
};

export const aesKw: Algorithm = {
  name: "AES-KW",
  operations: {
    wrapKey: operation(noParams, (_, key: KeyData, data: Uint8Array) => {
      const wrapped = data.length < 16 ? undefined : cryptography.wrapAes(bytesOfKey(key), data);
      if (wrapped === undefined) throw failed();
      return wrapped;
    }),
    unwrapKey: operation(noParams, (_, key: KeyData, data: Uint8Array) => {
      const bytes = data.length < 24 ? undefined : cryptography.unwrapAes(bytesOfKey(key), data);
      if (bytes === undefined) throw failed();
      return bytes;
    }),
    ...keys("AES-KW", ["wrapKey", "unwrapKey"]),
  },
};
