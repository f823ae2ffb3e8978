import { decodeKind, encodeKind } from "./algorithm-identifier.ts";
import { bitString, Reader, sequence } from "./der.ts";
import { ecPublic } from "./ec.ts";
import type { AsymmetricMaterial } from "./material.ts";
import { okpPublic } from "./okp.ts";
import { decodeRsaPublic, encodeRsaPublic } from "./rsa.ts";

/** A public key as X.509's SubjectPublicKeyInfo. */
export function encodeSpki(material: AsymmetricMaterial): Uint8Array {
  const key = material.kind === "rsa" ? encodeRsaPublic(material) : material.point;
  return sequence(encodeKind(material), bitString(key));
}

/** Throws `Malformed` where it is none. */
export function decodeSpki(bytes: Uint8Array): AsymmetricMaterial {
  const outer = new Reader(bytes);
  const reader = outer.sequence();
  const kind = decodeKind(reader.sequence());
  const key = reader.bits();
  reader.end();
  outer.end();
  switch (kind.kind) {
    case "rsa":
      return { ...decodeRsaPublic(key), ...kind };
    case "ec":
      return ecPublic(kind.curve, key);
    case "okp":
      return okpPublic(kind.curve, key);
  }
}
