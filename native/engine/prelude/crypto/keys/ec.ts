import { equal } from "../concat.ts";
import { cryptography } from "../native.ts";
import { randomBytes } from "../random.ts";
import {
  bitString,
  context,
  element,
  integer,
  Malformed,
  octetString,
  oid,
  Reader,
  sequence,
} from "./der.ts";
import type { EcCurve, EcMaterial } from "./material.ts";
import { EC_CURVES } from "./oids.ts";

/** A public key, from a point in any of SEC 1's forms. */
export function ecPublic(curve: EcCurve, point: Uint8Array): EcMaterial {
  const decoded = point.length === 1 ? undefined : cryptography.ecDecode(curve, point);
  if (decoded === undefined) throw new Malformed("the point is not on the curve");
  return { kind: "ec", curve, point: decoded };
}

/** A private key. Where the point is given, it must be the secret's. */
export function ecPrivate(curve: EcCurve, secret: Uint8Array, point?: Uint8Array): EcMaterial {
  const padded = new Uint8Array(EC_CURVES[curve].bytes);
  const excess = secret.length - padded.length;
  if (excess > 0 && secret.subarray(0, excess).some((byte) => byte !== 0)) {
    throw new Malformed("the secret is too long");
  }
  padded.set(excess > 0 ? secret.subarray(excess) : secret, Math.max(0, -excess));
  const own = cryptography.ecPoint(curve, padded);
  if (own === undefined) throw new Malformed("the secret is none of the curve");
  if (point !== undefined && !equal(own, ecPublic(curve, point).point)) {
    throw new Malformed("the point is not the one of the secret");
  }
  return { kind: "ec", curve, point: own, secret: padded };
}

export function generateEc(curve: EcCurve): EcMaterial {
  const { bytes } = EC_CURVES[curve];
  for (;;) {
    const secret = randomBytes(bytes);
    // The order of P-521 has one bit in its first byte.
    if (curve === "P-521") secret[0] = (secret[0] ?? 0) & 1;
    const point = cryptography.ecPoint(curve, secret);
    if (point !== undefined) return { kind: "ec", curve, point, secret };
  }
}

export function publicEc({ kind, curve, point }: EcMaterial): EcMaterial {
  return { kind, curve, point };
}

/** A point in compressed form. */
export function compressed({ point }: EcMaterial): Uint8Array {
  const bytes = (point.length - 1) / 2;
  const short = point.slice(0, bytes + 1);
  short[0] = 2 + ((point.at(-1) ?? 0) & 1);
  return short;
}

/** SEC 1; with the curve's name where that doesn't stand around it. */
export function encodeEcPrivate(material: EcMaterial, withCurve: boolean): Uint8Array {
  const { curve, point, secret } = material as Required<EcMaterial>;
  const name = withCurve ? [element(context(0), oid(EC_CURVES[curve].oid))] : [];
  return sequence(integer(1), octetString(secret), ...name, element(context(1), bitString(point)));
}

/** `curve`: the one that is named around it, if any. */
export function decodeEcPrivate(bytes: Uint8Array, curve?: EcCurve): EcMaterial {
  const outer = new Reader(bytes);
  const reader = outer.sequence();
  if (reader.small() !== 1) throw new Malformed("an unknown version");
  const secret = reader.octets();
  const parameters = reader.optional(context(0));
  const point = reader.optional(context(1));
  reader.end();
  outer.end();
  const named = parameters === undefined ? curve : curveNamed(new Reader(parameters).oid());
  if (named === undefined || (curve !== undefined && named !== curve)) {
    throw new Malformed("an unknown curve");
  }
  return ecPrivate(named, secret, point && new Reader(point).bits());
}

function curveNamed(name: string): EcCurve | undefined {
  const curves = Object.keys(EC_CURVES) as EcCurve[];
  return curves.find((curve) => EC_CURVES[curve].oid === name);
}
