import { bufferOf, isBufferSource } from "../bytes.ts";
import { tag } from "../tag.ts";
import { names } from "./arguments.ts";
import { toBoolean, toBytes, toEnum, toInteger, toKey, toUsages, typeError } from "./convert.ts";
import { type CryptoKey, createKey } from "./crypto-key.ts";
import { type JsonWebKey, toJsonWebKey } from "./jwk.ts";
import { enumerable } from "./members.ts";
import { normalize } from "./normalize.ts";
import {
  checkKey,
  deserialized,
  exportKey,
  importKey,
  outgoing,
  serialized,
  wrapping,
} from "./operations.ts";

const KEY = Symbol("SubtleCrypto");

interface CryptoKeyPair {
  publicKey: CryptoKey;
  privateKey: CryptoKey;
}

const toFormat = toEnum("KeyFormat", ["raw", "pkcs8", "spki", "jwk"]);
const toLength = toInteger(32);

const distinct = <T>(list: T[]): T[] => [...new Set(list)];

/** The class of `crypto.subtle`. Its methods compute at once; what fails rejects their promise. */
export class SubtleCrypto {
  readonly #isSubtle = true;

  constructor(key?: unknown) {
    if (key !== KEY) throw typeError("Illegal constructor", "ERR_ILLEGAL_CONSTRUCTOR");
  }

  async encrypt(algorithm: unknown, key: unknown, data: unknown): Promise<ArrayBuffer> {
    const at = names("encrypt", #isSubtle in this, arguments, 3);
    const [cryptoKey, bytes] = [toKey(key, at(2)), toBytes(data, at(3))];
    const { name, run } = normalize("encrypt", algorithm, at(1));
    return bufferOf(run(checkKey(cryptoKey, name, "encrypt"), bytes));
  }

  async decrypt(algorithm: unknown, key: unknown, data: unknown): Promise<ArrayBuffer> {
    const at = names("decrypt", #isSubtle in this, arguments, 3);
    const [cryptoKey, bytes] = [toKey(key, at(2)), toBytes(data, at(3))];
    const { name, run } = normalize("decrypt", algorithm, at(1));
    return bufferOf(run(checkKey(cryptoKey, name, "decrypt"), bytes));
  }

  async sign(algorithm: unknown, key: unknown, data: unknown): Promise<ArrayBuffer> {
    const at = names("sign", #isSubtle in this, arguments, 3);
    const [cryptoKey, bytes] = [toKey(key, at(2)), toBytes(data, at(3))];
    const { name, run } = normalize("sign", algorithm, at(1));
    return bufferOf(run(checkKey(cryptoKey, name, "sign"), bytes));
  }

  async verify(
    algorithm: unknown,
    key: unknown,
    signature: unknown,
    data: unknown,
  ): Promise<boolean> {
    const at = names("verify", #isSubtle in this, arguments, 4);
    const cryptoKey = toKey(key, at(2));
    const [signed, bytes] = [toBytes(signature, at(3)), toBytes(data, at(4))];
    const { name, run } = normalize("verify", algorithm, at(1));
    return run(checkKey(cryptoKey, name, "verify"), signed, bytes);
  }

  async digest(algorithm: unknown, data: unknown): Promise<ArrayBuffer> {
    const at = names("digest", #isSubtle in this, arguments, 2);
    const bytes = toBytes(data, at(2));
    return bufferOf(normalize("digest", algorithm, at(1)).run(bytes));
  }

  async generateKey(
    algorithm: unknown,
    extractable: unknown,
    keyUsages: unknown,
  ): Promise<CryptoKey | CryptoKeyPair> {
    const at = names("generateKey", #isSubtle in this, arguments, 3);
    const options = {
      extractable: toBoolean(extractable, at(2)),
      usages: distinct(toUsages(keyUsages, at(3))),
    };
    const made = normalize("generateKey", algorithm, at(1)).run(options);
    if ("material" in made) return createKey(made);
    return { publicKey: createKey(made.publicKey), privateKey: createKey(made.privateKey) };
  }

  async deriveKey(
    algorithm: unknown,
    baseKey: unknown,
    derivedKeyType: unknown,
    extractable: unknown,
    keyUsages: unknown,
  ): Promise<CryptoKey> {
    const at = names("deriveKey", #isSubtle in this, arguments, 5);
    const key = toKey(baseKey, at(2));
    const options = {
      extractable: toBoolean(extractable, at(4)),
      usages: distinct(toUsages(keyUsages, at(5))),
    };
    const { name, run } = normalize("deriveBits", algorithm, at(1));
    const importing = normalize("importKey", derivedKeyType, at(3));
    const length = normalize("getKeyLength", derivedKeyType, at(3)).run();
    const bytes = run(checkKey(key, name, "deriveKey"), length);
    return importKey(importing, "raw", bytes, options);
  }

  async deriveBits(
    algorithm: unknown,
    baseKey: unknown,
    length: unknown = null,
  ): Promise<ArrayBuffer> {
    const at = names("deriveBits", #isSubtle in this, arguments, 2);
    const key = toKey(baseKey, at(2));
    const bits = length === null ? null : toLength(length, at(3));
    const { name, run } = normalize("deriveBits", algorithm, at(1));
    return bufferOf(run(checkKey(key, name, "deriveBits"), bits));
  }

  async importKey(
    format: unknown,
    keyData: unknown,
    algorithm: unknown,
    extractable: unknown,
    keyUsages: unknown,
  ): Promise<CryptoKey> {
    const at = names("importKey", #isSubtle in this, arguments, 5);
    const keyFormat = toFormat(format, at(1));
    const value = isBufferSource(keyData) ? toBytes(keyData, at(2)) : toJsonWebKey(keyData, at(2));
    const options = {
      extractable: toBoolean(extractable, at(4)),
      usages: distinct(toUsages(keyUsages, at(5))),
    };
    return importKey(normalize("importKey", algorithm, at(3)), keyFormat, value, options);
  }

  async exportKey(format: unknown, key: unknown): Promise<ArrayBuffer | JsonWebKey> {
    const at = names("exportKey", #isSubtle in this, arguments, 2);
    const keyFormat = toFormat(format, at(1));
    return outgoing(exportKey(keyFormat, toKey(key, at(2))));
  }

  async wrapKey(
    format: unknown,
    key: unknown,
    wrappingKey: unknown,
    wrapAlgorithm: unknown,
  ): Promise<ArrayBuffer> {
    const at = names("wrapKey", #isSubtle in this, arguments, 4);
    const keyFormat = toFormat(format, at(1));
    const [wrapped, by] = [toKey(key, at(2)), toKey(wrappingKey, at(3))];
    const { name, run } = wrapping(["wrapKey", "encrypt"], wrapAlgorithm, at(4));
    const wrapper = checkKey(by, name, "wrapKey");
    return bufferOf(run(wrapper, serialized(exportKey(keyFormat, wrapped))));
  }

  async unwrapKey(
    format: unknown,
    wrappedKey: unknown,
    unwrappingKey: unknown,
    unwrapAlgorithm: unknown,
    unwrappedKeyAlgorithm: unknown,
    extractable: unknown,
    keyUsages: unknown,
  ): Promise<CryptoKey> {
    const at = names("unwrapKey", #isSubtle in this, arguments, 7);
    const keyFormat = toFormat(format, at(1));
    const [wrapped, by] = [toBytes(wrappedKey, at(2)), toKey(unwrappingKey, at(3))];
    const options = {
      extractable: toBoolean(extractable, at(6)),
      usages: distinct(toUsages(keyUsages, at(7))),
    };
    const { name, run } = wrapping(["unwrapKey", "decrypt"], unwrapAlgorithm, at(4));
    const importing = normalize("importKey", unwrappedKeyAlgorithm, at(5));
    const value = deserialized(keyFormat, run(checkKey(by, name, "unwrapKey"), wrapped));
    return importKey(importing, keyFormat, value, options);
  }
}

enumerable(
  SubtleCrypto,
  "encrypt",
  "decrypt",
  "sign",
  "verify",
  "digest",
  "generateKey",
  "deriveKey",
  "deriveBits",
  "importKey",
  "exportKey",
  "wrapKey",
  "unwrapKey",
);
tag(SubtleCrypto, "SubtleCrypto");

export const subtle = new SubtleCrypto(KEY);
