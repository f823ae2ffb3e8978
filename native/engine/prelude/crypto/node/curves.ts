import { unavailable } from "../../errors/unavailable.ts";
import type { EcCurve } from "../keys/material.ts";
import { EC_CURVES } from "../keys/oids.ts";
import { ERR_CRYPTO_INVALID_CURVE } from "./errors.ts";

/** Curves that OpenSSL has and a task doesn't. */
const ABSENT = /^(sec[pt]\d|prime\d|brainpool|c2pnb|c2tnb|wap-|oakley|sm2)/i;

/** The curve of that name, of OpenSSL or of NIST. */
export function curveNamed(name: string): EcCurve {
  for (const [curve, { openssl }] of Object.entries(EC_CURVES)) {
    if (name === curve || name === openssl) return curve as EcCurve;
  }
  if (ABSENT.test(name)) {
    throw unavailable(`the curve ${name}`, "Use prime256v1, secp384r1 or secp521r1.");
  }
  throw new ERR_CRYPTO_INVALID_CURVE();
}

export function getCurves(): string[] {
  return Object.values(EC_CURVES).map(({ openssl }) => openssl);
}
