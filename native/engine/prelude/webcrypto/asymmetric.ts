import { decodeJwk, encodeJwk } from "../crypto/keys/jwk.ts";
import type { AsymmetricMaterial } from "../crypto/keys/material.ts";
import { decodePkcs8, encodePkcs8 } from "../crypto/keys/pkcs8.ts";
import { publicOf } from "../crypto/keys/public.ts";
import { decodeSpki, encodeSpki } from "../crypto/keys/spki.ts";
import type { KeyFormat, KeyOptions, KeyPairData } from "./algorithm.ts";
import { checkJwk, checkType, checkUsages, decoded, unsupportedFormat } from "./checks.ts";
import type { KeyAlgorithm, KeyData, KeyUsage } from "./crypto-key.ts";
import { failure } from "./error.ts";
import type { JsonWebKey } from "./jwk.ts";

/** The usages that public and private keys of an algorithm have. */
export interface PairUsages {
  public: readonly KeyUsage[];
  private: readonly KeyUsage[];
}

export function isPrivate(material: AsymmetricMaterial): boolean {
  return material.secret !== undefined;
}

/** What importing a key of an algorithm takes beside the key. */
interface Decoding {
  /** The algorithm, with its article. */
  what: string;
  kty: string;
  use: "sig" | "enc";
  usages: PairUsages;
  /** Reads the raw format; left out where there is none. */
  raw?: (bytes: Uint8Array) => AsymmetricMaterial;
  /** Refuses JSON Web Keys that are not for the algorithm. */
  checkJwk: (jwk: JsonWebKey) => void;
}

/** Reads a key, and refuses usages that it can't have. */
export function decode(
  format: KeyFormat,
  data: Uint8Array | JsonWebKey,
  options: KeyOptions,
  decoding: Decoding,
): AsymmetricMaterial {
  const { what, kty, use, usages, raw } = decoding;
  const bytes = data as Uint8Array;
  switch (format) {
    case "spki":
      checkUsages(options.usages, usages.public, what);
      return decoded(() => decodeSpki(bytes));
    case "pkcs8":
      checkUsages(options.usages, usages.private, what);
      return decoded(() => decodePkcs8(bytes));
    case "raw":
      if (raw === undefined) throw unsupportedFormat(format, what);
      checkUsages(options.usages, usages.public, what);
      return decoded(() => raw(bytes));
    case "jwk": {
      const jwk = data as JsonWebKey;
      checkUsages(options.usages, jwk.d === undefined ? usages.public : usages.private, what);
      checkJwk(jwk, { kty, use, ...options });
      decoding.checkJwk(jwk);
      return decoded(() => decodeJwk(jwk as Record<string, unknown>));
    }
  }
}

/** A key as it is imported. */
export function imported(
  material: AsymmetricMaterial,
  algorithm: KeyAlgorithm,
  { extractable, usages }: KeyOptions,
): KeyData {
  const type = isPrivate(material) ? "private" : "public";
  return { type, extractable, algorithm, usages, material };
}

/** Both keys of a new pair. */
export function pair(
  material: AsymmetricMaterial,
  algorithm: KeyAlgorithm,
  { extractable, usages }: KeyOptions,
  allowed: PairUsages,
): KeyPairData {
  const among = (list: readonly KeyUsage[]): KeyUsage[] =>
    list.filter((usage) => usages.includes(usage));
  return {
    publicKey: {
      type: "public",
      extractable: true,
      algorithm,
      usages: among(allowed.public),
      material: publicOf(material),
    },
    privateKey: {
      type: "private",
      extractable,
      algorithm,
      usages: among(allowed.private),
      material,
    },
  };
}

/** A key as spki, pkcs8 or jwk; null where the format is another. */
export function exported(
  format: KeyFormat,
  key: KeyData,
  alg?: string,
): Uint8Array | JsonWebKey | null {
  const material = key.material as AsymmetricMaterial;
  switch (format) {
    case "spki":
      checkType(key, "public", "The spki format");
      return encodeSpki(material);
    case "pkcs8":
      checkType(key, "private", "The pkcs8 format");
      return encodePkcs8(material);
    case "jwk": {
      const { usages, extractable } = key;
      const members = encodeJwk(material);
      return { key_ops: [...usages], ext: extractable, ...members, ...(alg && { alg }) };
    }
    default:
      return null;
  }
}

/** Refuses a key of another kind. */
export function ofKind<Kind extends AsymmetricMaterial["kind"]>(
  material: AsymmetricMaterial,
  kind: Kind,
): Extract<AsymmetricMaterial, { kind: Kind }> {
  if (material.kind !== kind) throw failure("DataError", "Invalid key type");
  return material as Extract<AsymmetricMaterial, { kind: Kind }>;
}
