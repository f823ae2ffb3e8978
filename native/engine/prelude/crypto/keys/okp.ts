import { cryptography } from "../native.ts";
import { randomBytes } from "../random.ts";
import { Malformed } from "./der.ts";
import type { OkpCurve, OkpMaterial } from "./material.ts";

const BYTES = 32;
/** The first coordinate of the point that X25519 starts from. */
const BASE = Uint8Array.from({ length: BYTES }, (_, at) => (at === 0 ? 9 : 0));

export function okpPublic(curve: OkpCurve, point: Uint8Array): OkpMaterial {
  if (point.length !== BYTES) throw new Malformed(`a point of ${curve} has ${BYTES} bytes`);
  return { kind: "okp", curve, point: point.slice() };
}

export function okpPrivate(curve: OkpCurve, secret: Uint8Array): OkpMaterial {
  if (secret.length !== BYTES) throw new Malformed(`a secret of ${curve} has ${BYTES} bytes`);
  const point =
    curve === "Ed25519" ? cryptography.ed25519Point(secret) : cryptography.x25519(secret, BASE);
  return { kind: "okp", curve, point, secret: secret.slice() };
}

export function generateOkp(curve: OkpCurve): OkpMaterial {
  return okpPrivate(curve, randomBytes(BYTES));
}

export function publicOkp({ kind, curve, point }: OkpMaterial): OkpMaterial {
  return { kind, curve, point };
}
