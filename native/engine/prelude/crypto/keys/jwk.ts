import { fromBase64Url, toBase64Url } from "../base64url.ts";
import { concat, equal } from "../concat.ts";
import { Malformed } from "./der.ts";
import { ecPrivate, ecPublic } from "./ec.ts";
import type { AsymmetricMaterial, EcCurve, Material, OkpCurve } from "./material.ts";
import { EC_CURVES, OKP_CURVES } from "./oids.ts";
import { okpPrivate, okpPublic } from "./okp.ts";
import { checkedRsa } from "./rsa.ts";

/** The members of a JSON Web Key that are numbers, by its kind. */
export type Jwk = Readonly<Record<string, unknown>>;

/** The members that say what the key is, without what it is for. */
export function encodeJwk(material: Material): Record<string, string> {
  switch (material.kind) {
    case "secret":
      return { kty: "oct", k: toBase64Url(material.bytes) };
    case "rsa": {
      const { n, e, secret } = material;
      return { kty: "RSA", ...encoded({ n, e, ...secret }) };
    }
    case "ec": {
      const { curve, point, secret } = material;
      const { bytes } = EC_CURVES[curve];
      const [x, y] = [point.subarray(1, bytes + 1), point.subarray(bytes + 1)];
      return { kty: "EC", ...encoded({ x, y }), crv: curve, ...encoded(secret && { d: secret }) };
    }
    case "okp": {
      const { curve, point, secret } = material;
      return {
        crv: curve,
        ...encoded(secret && { d: secret }),
        ...encoded({ x: point }),
        kty: "OKP",
      };
    }
  }
}

function encoded(numbers: Record<string, Uint8Array> | undefined): Record<string, string> {
  const entries = Object.entries(numbers ?? {});
  return Object.fromEntries(entries.map(([name, bytes]) => [name, toBase64Url(bytes)]));
}

/** The bytes of a member. Throws `Malformed` where there are none. */
export function member(jwk: Jwk, name: string): Uint8Array {
  const value = jwk[name];
  const bytes = typeof value === "string" ? fromBase64Url(value) : undefined;
  if (bytes === undefined) throw new Malformed(`"${name}" is missing or no base64url`);
  return bytes;
}

/** A public key, or a private one where `d` is there. Throws `Malformed` where it is none. */
export function decodeJwk(jwk: Jwk): AsymmetricMaterial {
  const isPrivate = jwk.d !== undefined;
  switch (jwk.kty) {
    case "RSA": {
      const get = (name: string): Uint8Array => member(jwk, name);
      const [n, e] = [get("n"), get("e")];
      if (!isPrivate) return checkedRsa({ kind: "rsa", n, e });
      const [d, p, q] = [get("d"), get("p"), get("q")];
      const secret = { d, p, q, dp: get("dp"), dq: get("dq"), qi: get("qi") };
      return checkedRsa({ kind: "rsa", n, e, secret });
    }
    case "EC": {
      const curve = jwk.crv as EcCurve;
      if (!Object.hasOwn(EC_CURVES, curve)) throw new Malformed("an unknown curve");
      const { bytes } = EC_CURVES[curve];
      const [x, y] = [member(jwk, "x"), member(jwk, "y")];
      if (x.length !== bytes || y.length !== bytes) throw new Malformed("x or y is too short");
      const point = concat(Uint8Array.of(4), x, y);
      if (!isPrivate) return ecPublic(curve, point);
      const d = member(jwk, "d");
      if (d.length !== bytes) throw new Malformed("d is too short");
      return ecPrivate(curve, d, point);
    }
    case "OKP": {
      const curve = jwk.crv as OkpCurve;
      if (!Object.hasOwn(OKP_CURVES, curve)) throw new Malformed("an unknown curve");
      const x = member(jwk, "x");
      if (!isPrivate) return okpPublic(curve, x);
      const material = okpPrivate(curve, member(jwk, "d"));
      if (!equal(material.point, x)) throw new Malformed("x is not the point of d");
      return material;
    }
    default:
      throw new Malformed("an unknown type of key");
  }
}
