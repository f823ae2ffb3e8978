import type { OkpCurve, OkpMaterial } from "../../crypto/keys/material.ts";
import { generateOkp, okpPublic } from "../../crypto/keys/okp.ts";
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
import { checkJwkAlg, checkType, checkUsages } from "../checks.ts";
import { required, toDictionary, toKey } from "../convert.ts";
import { type CryptoKey, dataOf, type KeyData } from "../crypto-key.ts";
import { failure } from "../error.ts";
import type { JsonWebKey } from "../jwk.ts";
import { shared } from "./shared-secret.ts";

/** The operations on keys, which both algorithms have. */
function keys(name: OkpCurve, use: "sig" | "enc", usages: PairUsages): Algorithm["operations"] {
  const what = `a ${name}`;
  const decoding = {
    ...{ what, kty: "OKP", use, usages },
    raw: (bytes: Uint8Array) => okpPublic(name, bytes),
    checkJwk: (jwk: JsonWebKey) => {
      if (jwk.crv !== name) {
        throw failure("DataError", 'JWK "crv" Parameter and algorithm name mismatch');
      }
      // The name before RFC 9864, and the one since.
      if (name === "Ed25519" && jwk.alg !== "EdDSA") checkJwkAlg(jwk, "Ed25519");
    },
  };
  return {
    generateKey: operation(noParams, (_, options: KeyOptions) => {
      checkUsages(options.usages, [...usages.public, ...usages.private], what);
      const keys = pair(generateOkp(name), { name }, options, usages);
      if (keys.privateKey.usages.length === 0) {
        throw failure("SyntaxError", "Usages cannot be empty when creating a key.");
      }
      return keys;
    }),
    importKey: operation(noParams, (_, format, data, options: KeyOptions) => {
      const material = ofKind(decode(format, data, options, decoding), "okp");
      if (material.curve !== name) throw failure("DataError", "Invalid key type");
      if (isPrivate(material) && options.usages.length === 0) {
        throw failure("SyntaxError", "Usages cannot be empty when importing a private key.");
      }
      return imported(material, { name }, options);
    }),
    exportKey: operation(noParams, (_, format, key: KeyData) => {
      const output = exported(format, key, name === "Ed25519" ? name : undefined);
      if (output !== null) return output;
      checkType(key, "public", "The raw format");
      return (key.material as OkpMaterial).point.slice();
    }),
  };
}

export const ed25519: Algorithm = {
  name: "Ed25519",
  operations: {
    sign: operation(noParams, (_, key: KeyData, data: Uint8Array) => {
      checkType(key, "private", "Signing");
      return cryptography.ed25519Sign((key.material as Required<OkpMaterial>).secret, data);
    }),
    verify: operation(noParams, (_, key: KeyData, signature: Uint8Array, data: Uint8Array) => {
      checkType(key, "public", "Verifying");
      return cryptography.ed25519Verify((key.material as OkpMaterial).point, data, signature);
    }),
    ...keys("Ed25519", "sig", { public: ["verify"], private: ["sign"] }),
  },
};

const toX25519 = toDictionary<{ public: CryptoKey }>("EcdhKeyDeriveParams", {
  public: required(toKey),
});

export const x25519: Algorithm = {
  name: "X25519",
  operations: {
    deriveBits: operation(toX25519, (params, key: KeyData, length: number | null) => {
      const other = dataOf(params.public);
      checkType(key, "private", "Deriving");
      checkType(other, "public", "algorithm.public");
      if (other.algorithm.name !== "X25519") {
        throw failure("InvalidAccessError", "algorithm.public must be an X25519 key");
      }
      const { secret } = key.material as Required<OkpMaterial>;
      const bytes = cryptography.x25519(secret, (other.material as OkpMaterial).point);
      if (bytes.every((byte) => byte === 0)) {
        throw failure("OperationError", "The public key hides no secret");
      }
      return shared(bytes, length);
    }),
    ...keys("X25519", "enc", { public: [], private: ["deriveKey", "deriveBits"] }),
  },
};
