import {
  context,
  element,
  integer,
  Malformed,
  nothing,
  octetString,
  oid,
  Reader,
  sequence,
} from "./der.ts";
import type { AsymmetricMaterial, EcCurve, OkpCurve, PssLimits } from "./material.ts";
import { EC_CURVES, HASH_OIDS, nameOf, OIDS, OKP_CURVES } from "./oids.ts";

/** What kind of key there is in a PKCS #8 or a SubjectPublicKeyInfo. */
export type KeyKind =
  | { kind: "rsa"; pss?: PssLimits | "unlimited" }
  | { kind: "ec"; curve: EcCurve }
  | { kind: "okp"; curve: OkpCurve };

export function encodeKind(material: AsymmetricMaterial): Uint8Array {
  switch (material.kind) {
    case "rsa":
      if (material.pss === undefined) return sequence(oid(OIDS.rsa), nothing());
      if (material.pss === "unlimited") return sequence(oid(OIDS.rsaPss));
      return sequence(oid(OIDS.rsaPss), encodeLimits(material.pss));
    case "ec":
      return sequence(oid(OIDS.ec), oid(EC_CURVES[material.curve].oid));
    case "okp":
      return sequence(oid(OKP_CURVES[material.curve]));
  }
}

export function decodeKind(reader: Reader): KeyKind {
  const algorithm = reader.oid();
  if (algorithm === OIDS.rsa) return { kind: "rsa" };
  if (algorithm === OIDS.rsaPss) {
    return { kind: "rsa", pss: reader.isAtEnd ? "unlimited" : decodeLimits(reader.sequence()) };
  }
  if (algorithm === OIDS.ec) {
    const name = reader.oid();
    for (const [curve, { oid: known }] of Object.entries(EC_CURVES)) {
      if (name === known) return { kind: "ec", curve: curve as EcCurve };
    }
    throw new UnknownKey(`the elliptic curve ${name}`);
  }
  const curve = nameOf(OKP_CURVES, algorithm);
  if (curve === undefined) throw new UnknownKey(`the key type ${algorithm}`);
  if (!reader.isAtEnd) throw new Malformed("these keys have no parameters");
  return { kind: "okp", curve: curve as OkpCurve };
}

/** A key of a kind that a task doesn't have. */
export class UnknownKey extends Malformed {}

const hashIdentifier = (hash: string): Uint8Array =>
  sequence(oid(HASH_OIDS[hash] as string), nothing());

function encodeLimits({ hash, mgf1Hash, saltLength }: PssLimits): Uint8Array {
  const parts: Uint8Array[] = [];
  const add = (number: number, value: Uint8Array): void => {
    parts.push(element(context(number), value));
  };
  // What is the default is left out.
  if (hash !== "sha1") add(0, hashIdentifier(hash));
  if (mgf1Hash !== "sha1") add(1, sequence(oid(OIDS.mgf1), hashIdentifier(mgf1Hash)));
  if (saltLength !== 20) add(2, integer(saltLength));
  return sequence(...parts);
}

function decodeLimits(reader: Reader): PssLimits {
  const hashOf = (identifier: Reader): string => {
    const name = nameOf(HASH_OIDS, identifier.oid());
    if (name === undefined) throw new Malformed("an unknown hash function");
    return name;
  };
  const limits = { hash: "sha1", mgf1Hash: "sha1", saltLength: 20 };
  const hash = reader.optional(context(0));
  if (hash !== undefined) limits.hash = hashOf(new Reader(hash).sequence());
  const mask = reader.optional(context(1));
  if (mask !== undefined) {
    const generator = new Reader(mask).sequence();
    if (generator.oid() !== OIDS.mgf1) throw new Malformed("an unknown mask generation function");
    limits.mgf1Hash = hashOf(generator.sequence());
  }
  const salt = reader.optional(context(2));
  if (salt !== undefined) limits.saltLength = new Reader(salt).small();
  return limits;
}

/** The encoded name and value of a hash, which PKCS #1 v1.5 signs. */
export function digestInfo(hash: string, digest: Uint8Array): Uint8Array {
  return sequence(hashIdentifier(hash), octetString(digest));
}
