import type { EcCurve, OkpCurve } from "./material.ts";

export const OIDS = {
  rsa: "1.2.840.113549.1.1.1",
  rsaPss: "1.2.840.113549.1.1.10",
  mgf1: "1.2.840.113549.1.1.8",
  ec: "1.2.840.10045.2.1",
  pbes2: "1.2.840.113549.1.5.13",
  pbkdf2: "1.2.840.113549.1.5.12",
  scrypt: "1.3.6.1.4.1.11591.4.11",
} as const;

export const EC_CURVES: Readonly<Record<EcCurve, { oid: string; bytes: number; openssl: string }>> =
  {
    "P-256": { oid: "1.2.840.10045.3.1.7", bytes: 32, openssl: "prime256v1" },
    "P-384": { oid: "1.3.132.0.34", bytes: 48, openssl: "secp384r1" },
    "P-521": { oid: "1.3.132.0.35", bytes: 66, openssl: "secp521r1" },
  };

export const OKP_CURVES: Readonly<Record<OkpCurve, string>> = {
  X25519: "1.3.101.110",
  Ed25519: "1.3.101.112",
};

/** Hash functions by the engine's names. */
export const HASH_OIDS: Readonly<Record<string, string>> = {
  md5: "1.2.840.113549.2.5",
  ripemd160: "1.3.36.3.2.1",
  sha1: "1.3.14.3.2.26",
  sha224: "2.16.840.1.101.3.4.2.4",
  sha256: "2.16.840.1.101.3.4.2.1",
  sha384: "2.16.840.1.101.3.4.2.2",
  sha512: "2.16.840.1.101.3.4.2.3",
  "sha512-224": "2.16.840.1.101.3.4.2.5",
  "sha512-256": "2.16.840.1.101.3.4.2.6",
  "sha3-224": "2.16.840.1.101.3.4.2.7",
  "sha3-256": "2.16.840.1.101.3.4.2.8",
  "sha3-384": "2.16.840.1.101.3.4.2.9",
  "sha3-512": "2.16.840.1.101.3.4.2.10",
};

/** HMACs, by the hash functions they are made of. */
export const HMAC_OIDS: Readonly<Record<string, string>> = {
  sha1: "1.2.840.113549.2.7",
  sha224: "1.2.840.113549.2.8",
  sha256: "1.2.840.113549.2.9",
  sha384: "1.2.840.113549.2.10",
  sha512: "1.2.840.113549.2.11",
};

/** AES-CBC by the bytes of its keys. */
export const AES_CBC_OIDS: Readonly<Record<number, string>> = {
  16: "2.16.840.1.101.3.4.1.2",
  24: "2.16.840.1.101.3.4.1.22",
  32: "2.16.840.1.101.3.4.1.42",
};

/** The key of a table whose value an OID is. */
export function nameOf(table: Readonly<Record<string, string>>, oid: string): string | undefined {
  return Object.keys(table).find((name) => table[name] === oid);
}
