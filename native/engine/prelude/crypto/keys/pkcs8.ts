import { decodeKind, encodeKind } from "./algorithm-identifier.ts";
import { integer, Malformed, octetString, Reader, sequence } from "./der.ts";
import { decodeEcPrivate, encodeEcPrivate } from "./ec.ts";
import type { AsymmetricMaterial } from "./material.ts";
import { okpPrivate } from "./okp.ts";
import { decodeRsaPrivate, encodeRsaPrivate } from "./rsa.ts";

/** A private key as PKCS #8. */
export function encodePkcs8(material: AsymmetricMaterial): Uint8Array {
  return sequence(integer(0), encodeKind(material), octetString(secretOf(material)));
}

function secretOf(material: AsymmetricMaterial): Uint8Array {
  switch (material.kind) {
    case "rsa":
      return encodeRsaPrivate(material);
    case "ec":
      return encodeEcPrivate(material, false);
    case "okp":
      return octetString(material.secret as Uint8Array);
  }
}

/** Throws `Malformed` where it is none. Attributes and a public key behind it are passed over, as OpenSSL does. */
export function decodePkcs8(bytes: Uint8Array): AsymmetricMaterial {
  const outer = new Reader(bytes);
  const reader = outer.sequence();
  if (reader.small() > 1) throw new Malformed("an unknown version");
  const kind = decodeKind(reader.sequence());
  const secret = reader.octets();
  outer.end();
  switch (kind.kind) {
    case "rsa":
      return { ...decodeRsaPrivate(secret), ...kind };
    case "ec":
      return decodeEcPrivate(secret, kind.curve);
    case "okp":
      return okpPrivate(kind.curve, new Reader(secret).octets());
  }
}
