/** The bytes of a secret key. */
export interface SecretMaterial {
  kind: "secret";
  bytes: Uint8Array;
}

/** An RSA key: unsigned numbers, their most significant byte first and not zero. */
export interface RsaMaterial {
  kind: "rsa";
  n: Uint8Array;
  e: Uint8Array;
  /** What a private key has beside. */
  secret?: {
    d: Uint8Array;
    p: Uint8Array;
    q: Uint8Array;
    dp: Uint8Array;
    dq: Uint8Array;
    qi: Uint8Array;
  };
  /** Set for keys of the type `rsa-pss`, with what they are limited to, if anything. */
  pss?: PssLimits | "unlimited";
}

/** What an RSASSA-PSS key may be used with: hash functions by OpenSSL's names, length of the salt in bytes. */
export interface PssLimits {
  hash: string;
  mgf1Hash: string;
  saltLength: number;
}

export type EcCurve = "P-256" | "P-384" | "P-521";

export interface EcMaterial {
  kind: "ec";
  curve: EcCurve;
  /** Uncompressed: 4, then both coordinates. */
  point: Uint8Array;
  /** As long as a coordinate. */
  secret?: Uint8Array;
}

export type OkpCurve = "Ed25519" | "X25519";

export interface OkpMaterial {
  kind: "okp";
  curve: OkpCurve;
  point: Uint8Array;
  secret?: Uint8Array;
}

export type AsymmetricMaterial = RsaMaterial | EcMaterial | OkpMaterial;

/** What keys are made of, in Web Crypto and in `node:crypto`. */
export type Material = SecretMaterial | AsymmetricMaterial;
