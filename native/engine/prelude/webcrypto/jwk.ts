import { optional, toBoolean, toDictionary, toList, toText } from "./convert.ts";

/** A key as JSON, RFC 7517. */
export interface JsonWebKey {
  kty?: string;
  use?: string;
  key_ops?: string[];
  alg?: string;
  ext?: boolean;
  crv?: string;
  x?: string;
  y?: string;
  d?: string;
  n?: string;
  e?: string;
  p?: string;
  q?: string;
  dp?: string;
  dq?: string;
  qi?: string;
  oth?: object[];
  k?: string;
}

const text = optional(toText);

export const toJsonWebKey = toDictionary<JsonWebKey>("JsonWebKey", {
  kty: text,
  use: text,
  key_ops: optional(toList(toText)),
  alg: text,
  ext: optional(toBoolean),
  crv: text,
  x: text,
  y: text,
  d: text,
  n: text,
  e: text,
  p: text,
  q: text,
  dp: text,
  dq: text,
  qi: text,
  oth: optional(toList(toDictionary("RsaOtherPrimesInfo", { r: text, d: text, t: text }))),
  k: text,
});
