import { ecPublic, generateEc } from "../../crypto/keys/ec.ts";
import type { EcCurve, EcMaterial } from "../../crypto/keys/material.ts";
import { EC_CURVES } from "../../crypto/keys/oids.ts";
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
import { required, toDictionary, toKey, toText } from "../convert.ts";
import { type CryptoKey, dataOf, type KeyData } from "../crypto-key.ts";
import { failure } from "../error.ts";
import { hashNamed, toHash } from "../hash.ts";
import type { JsonWebKey } from "../jwk.ts";
import { shared } from "./shared-secret.ts";

interface CurveParams {
  namedCurve: string;
}

const toGenerated = toDictionary<CurveParams>("EcKeyGenParams", { namedCurve: required(toText) });
const toImported = toDictionary<CurveParams>("EcKeyImportParams", { namedCurve: required(toText) });

function curveOf({ namedCurve }: CurveParams): EcCurve {
  if (!Object.hasOwn(EC_CURVES, namedCurve)) {
    throw failure("NotSupportedError", "Unrecognized namedCurve");
  }
  return namedCurve as EcCurve;
}

/** The operations on keys, which both algorithms have. */
function keys(name: string, use: "sig" | "enc", usages: PairUsages): Algorithm["operations"] {
  const what = `a ${name}`;
  return {
    generateKey: operation(toGenerated, (params, options: KeyOptions) => {
      const namedCurve = curveOf(params);
      checkUsages(options.usages, [...usages.public, ...usages.private], what);
      const keys = pair(generateEc(namedCurve), { name, namedCurve }, options, usages);
      if (keys.privateKey.usages.length === 0) {
        throw failure("SyntaxError", "Usages cannot be empty when creating a key.");
      }
      return keys;
    }),
    importKey: operation(toImported, (params, format, data, options: KeyOptions) => {
      const curve = curveOf(params);
      const decoding = {
        ...{ what, kty: "EC", use, usages },
        raw: (bytes: Uint8Array) => ecPublic(curve, bytes),
        checkJwk: (jwk: JsonWebKey) => {
          if (jwk.crv !== curve) {
            throw failure("DataError", 'JWK "crv" does not match the requested algorithm');
          }
          if (name === "ECDSA") checkJwkAlg(jwk, `ES${curve === "P-521" ? 512 : curve.slice(2)}`);
        },
      };
      const material = ofKind(decode(format, data, options, decoding), "ec");
      if (material.curve !== curve) throw failure("DataError", "Named curve mismatch");
      if (isPrivate(material) && options.usages.length === 0) {
        throw failure("SyntaxError", "Usages cannot be empty when importing a private key.");
      }
      return imported(material, { name, namedCurve: curve }, options);
    }),
    exportKey: operation(noParams, (_, format, key: KeyData) => {
      const output = exported(format, key);
      if (output !== null) return output;
      checkType(key, "public", "The raw format");
      return (key.material as EcMaterial).point.slice();
    }),
  };
}

const toEcdsa = toDictionary<{ hash: { name: string } }>("EcdsaParams", { hash: required(toHash) });

function digestOf(name: string, data: Uint8Array): Uint8Array {
  const hash = hashNamed(name);
  return cryptography.hashOnce(hash.name, data, hash.bytes);
}

export const ecdsa: Algorithm = {
  name: "ECDSA",
  operations: {
    sign: operation(toEcdsa, ({ hash }, key: KeyData, data: Uint8Array) => {
      checkType(key, "private", "Signing");
      const { curve, secret } = key.material as Required<EcMaterial>;
      return cryptography.ecdsaSign(curve, secret, digestOf(hash.name, data)) as Uint8Array;
    }),
    verify: operation(
      toEcdsa,
      ({ hash }, key: KeyData, signature: Uint8Array, data: Uint8Array) => {
        checkType(key, "public", "Verifying");
        const { curve, point } = key.material as EcMaterial;
        return cryptography.ecdsaVerify(curve, point, digestOf(hash.name, data), signature);
      },
    ),
    ...keys("ECDSA", "sig", { public: ["verify"], private: ["sign"] }),
  },
};

const toEcdh = toDictionary<{ public: CryptoKey }>("EcdhKeyDeriveParams", {
  public: required(toKey),
});

export const ecdh: Algorithm = {
  name: "ECDH",
  operations: {
    deriveBits: operation(toEcdh, (params, key: KeyData, length: number | null) => {
      const other = dataOf(params.public);
      checkType(key, "private", "Deriving");
      checkType(other, "public", "algorithm.public");
      if (other.algorithm.name !== "ECDH") {
        throw failure("InvalidAccessError", "algorithm.public must be an ECDH key");
      }
      const { curve, secret } = key.material as Required<EcMaterial>;
      const { curve: otherCurve, point } = other.material as EcMaterial;
      if (otherCurve !== curve) throw failure("InvalidAccessError", "Named curve mismatch");
      return shared(cryptography.ecdh(curve, secret, point) as Uint8Array, length);
    }),
    ...keys("ECDH", "enc", { public: [], private: ["deriveKey", "deriveBits"] }),
  },
};
