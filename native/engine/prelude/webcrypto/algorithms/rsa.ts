import { digestInfo } from "../../crypto/keys/algorithm-identifier.ts";
import type { RsaMaterial } from "../../crypto/keys/material.ts";
import { generateRsa, modulusBits, rsaKey } from "../../crypto/keys/rsa.ts";
import { cryptography } from "../../crypto/native.ts";
import { type Algorithm, type KeyOptions, noParams, operation } from "../algorithm.ts";
import {
  decode,
  exported,
  imported,
  isPrivate,
  ofKind,
  type PairUsages,
  pair,
} from "../asymmetric.ts";
import { checkJwkAlg, checkType, checkUsages, unsupportedFormat } from "../checks.ts";
import {
  optional,
  required,
  toBigInteger,
  toBytesCopied,
  toDictionary,
  toInteger,
} from "../convert.ts";
import type { KeyAlgorithm, KeyData } from "../crypto-key.ts";
import { failure } from "../error.ts";
import { hashNamed, toHash } from "../hash.ts";
import type { JsonWebKey } from "../jwk.ts";

const WHAT = "an RSA";

interface GenerateParams {
  modulusLength: number;
  publicExponent: Uint8Array;
  hash: { name: string };
}

const toGenerated = toDictionary<GenerateParams>("RsaHashedKeyGenParams", {
  modulusLength: required(toInteger(32)),
  publicExponent: required(toBigInteger),
  hash: required(toHash),
});

const toImported = toDictionary<{ hash: { name: string } }>("RsaHashedImportParams", {
  hash: required(toHash),
});

/** The operations on keys, which all three algorithms have. `alg` names them in JSON Web Keys, by their hash. */
function keys(
  name: string,
  use: "sig" | "enc",
  usages: PairUsages,
  alg: (hash: string) => string,
): Algorithm["operations"] {
  const algOf = (hash: { name: string }): string => alg(hash.name.replace("SHA-", ""));
  const algorithm = (material: RsaMaterial, hash: { name: string }): KeyAlgorithm => ({
    name,
    modulusLength: modulusBits(material),
    publicExponent: material.e.slice(),
    hash,
  });
  return {
    generateKey: operation(toGenerated, (params, options: KeyOptions) => {
      const { modulusLength, publicExponent, hash } = params;
      checkUsages(options.usages, [...usages.public, ...usages.private], WHAT);
      const isUseless = !options.usages.some((usage) => usages.private.includes(usage));
      // Primes are expensive: what is wrong is said before they are looked for.
      const material =
        modulusLength < 512 || modulusLength > 16384 || (isUseless && isOdd(publicExponent))
          ? undefined
          : generateRsa(modulusLength, publicExponent);
      if (isUseless && isOdd(publicExponent)) {
        throw failure("SyntaxError", "Usages cannot be empty when creating a key.");
      }
      if (material === undefined) {
        throw failure("OperationError", "The operation failed for an operation-specific reason");
      }
      return pair(material, algorithm(material, hash), options, usages);
    }),
    importKey: operation(toImported, ({ hash }, format, data, options: KeyOptions) => {
      const decoding = {
        ...{ what: WHAT, kty: "RSA", use, usages },
        checkJwk: (jwk: JsonWebKey) => {
          if (jwk.oth !== undefined) {
            throw failure("NotSupportedError", "Keys with more than two primes are not supported");
          }
          checkJwkAlg(jwk, algOf(hash));
        },
      };
      const material = ofKind(decode(format, data, options, decoding), "rsa");
      if (material.pss !== undefined) throw failure("DataError", "Invalid key type");
      if (isPrivate(material) && options.usages.length === 0) {
        throw failure("SyntaxError", "Usages cannot be empty when importing a private key.");
      }
      return imported(material, algorithm(material, hash), options);
    }),
    exportKey: operation(noParams, (_, format, key: KeyData) => {
      const output = exported(format, key, algOf(key.algorithm.hash as { name: string }));
      if (output === null) throw unsupportedFormat(format, WHAT);
      return output;
    }),
  };
}

function isOdd(exponent: Uint8Array): boolean {
  return (
    (exponent.at(-1) ?? 0) % 2 === 1 &&
    exponent.some((byte, at) => byte > (at === exponent.length - 1 ? 1 : 0))
  );
}

function materialOf(key: KeyData): RsaMaterial {
  return key.material as RsaMaterial;
}

/** Name and value of the hash that goes with a key. */
function hashed(key: KeyData, data: Uint8Array): [name: string, digest: Uint8Array] {
  const { name, bytes } = hashNamed((key.algorithm.hash as { name: string }).name);
  return [name, cryptography.hashOnce(name, data, bytes)];
}

function done(output: Uint8Array | undefined): Uint8Array {
  if (output !== undefined) return output;
  throw failure("OperationError", "The operation failed for an operation-specific reason");
}

const SIGNING: PairUsages = { public: ["verify"], private: ["sign"] };

export const rsaPkcs1: Algorithm = {
  name: "RSASSA-PKCS1-v1_5",
  operations: {
    sign: operation(noParams, (_, key: KeyData, data: Uint8Array) => {
      checkType(key, "private", "Signing");
      const info = digestInfo(...hashed(key, data));
      return done(cryptography.rsaSignPkcs1(rsaKey(materialOf(key)), info));
    }),
    verify: operation(noParams, (_, key: KeyData, signature: Uint8Array, data: Uint8Array) => {
      checkType(key, "public", "Verifying");
      const info = digestInfo(...hashed(key, data));
      return cryptography.rsaVerifyPkcs1(rsaKey(materialOf(key)), info, signature);
    }),
    ...keys("RSASSA-PKCS1-v1_5", "sig", SIGNING, (hash) => `RS${hash}`),
  },
};

const toPss = toDictionary<{ saltLength: number }>("RsaPssParams", {
  saltLength: required(toInteger(32)),
});

export const rsaPss: Algorithm = {
  name: "RSA-PSS",
  operations: {
    sign: operation(toPss, ({ saltLength }, key: KeyData, data: Uint8Array) => {
      checkType(key, "private", "Signing");
      const [hash, digest] = hashed(key, data);
      const native = rsaKey(materialOf(key));
      return done(cryptography.rsaSignPss(native, hash, digest, saltLength));
    }),
    verify: operation(
      toPss,
      ({ saltLength }, key: KeyData, signature: Uint8Array, data: Uint8Array) => {
        checkType(key, "public", "Verifying");
        const [hash, digest] = hashed(key, data);
        const native = rsaKey(materialOf(key));
        return cryptography.rsaVerifyPss(native, hash, digest, signature, saltLength);
      },
    ),
    ...keys("RSA-PSS", "sig", SIGNING, (hash) => `PS${hash}`),
  },
};

const toOaep = toDictionary<{ label?: Uint8Array }>("RsaOaepParams", {
  label: optional(toBytesCopied),
});

function oaep(
  verb: "rsaEncrypt" | "rsaDecrypt",
  type: "public" | "private",
): (params: { label?: Uint8Array }, key: KeyData, data: Uint8Array) => Uint8Array {
  return ({ label = new Uint8Array() }, key, data) => {
    checkType(key, type, type === "public" ? "Encrypting" : "Decrypting");
    const { name } = hashNamed((key.algorithm.hash as { name: string }).name);
    return done(cryptography[verb](rsaKey(materialOf(key)), name, label, data));
  };
}

export const rsaOaep: Algorithm = {
  name: "RSA-OAEP",
  operations: {
    encrypt: operation(toOaep, oaep("rsaEncrypt", "public")),
    decrypt: operation(toOaep, oaep("rsaDecrypt", "private")),
    ...keys(
      "RSA-OAEP",
      "enc",
      { public: ["encrypt", "wrapKey"], private: ["decrypt", "unwrapKey"] },
      (hash) => (hash === "1" ? "RSA-OAEP" : `RSA-OAEP-${hash}`),
    ),
  },
};
