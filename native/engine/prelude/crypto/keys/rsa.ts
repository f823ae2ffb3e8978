import { cryptography, type RsaKey } from "../native.ts";
import { integer, Malformed, Reader, sequence, trimmed } from "./der.ts";
import type { RsaMaterial } from "./material.ts";

const keys = new WeakMap<RsaMaterial, RsaKey>();

/** The engine's key. Throws `Malformed` where the numbers are not those of a key. */
export function rsaKey(material: RsaMaterial): RsaKey {
  let key = keys.get(material);
  if (key === undefined) {
    const { n, e, secret } = material;
    key =
      secret === undefined
        ? cryptography.rsaPublicKey(n, e)
        : cryptography.rsaPrivateKey(n, e, secret.d, secret.p, secret.q);
    if (key === undefined) throw new Malformed("these are not the numbers of an RSA key");
    keys.set(material, key);
  }
  return key;
}

/** Length of the modulus, in bits. */
export function modulusBits({ n }: RsaMaterial): number {
  return n.length * 8 - (Math.clz32(n[0] ?? 0) - 24);
}

/** A new private key; undefined where no key can have this exponent. */
export function generateRsa(bits: number, exponent: Uint8Array): RsaMaterial | undefined {
  const numbers = cryptography.rsaGenerate(bits, exponent);
  return numbers && fromNumbers(numbers);
}

function fromNumbers(numbers: Uint8Array[]): RsaMaterial {
  const [n, e, d, p, q, dp, dq, qi] = numbers as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  return { kind: "rsa", n, e, secret: { d, p, q, dp, dq, qi } };
}

export function publicRsa({ kind, n, e, pss }: RsaMaterial): RsaMaterial {
  return { kind, n, e, ...(pss && { pss }) };
}

/** PKCS #1. */
export function encodeRsaPublic({ n, e }: RsaMaterial): Uint8Array {
  return sequence(integer(n), integer(e));
}

export function decodeRsaPublic(bytes: Uint8Array): RsaMaterial {
  const outer = new Reader(bytes);
  const reader = outer.sequence();
  const material: RsaMaterial = { kind: "rsa", n: reader.unsigned(), e: reader.unsigned() };
  reader.end();
  outer.end();
  return checkedRsa(material);
}

/** PKCS #1. */
export function encodeRsaPrivate({ n, e, secret }: RsaMaterial): Uint8Array {
  const { d, p, q, dp, dq, qi } = secret as NonNullable<RsaMaterial["secret"]>;
  return sequence(integer(0), ...[n, e, d, p, q, dp, dq, qi].map(integer));
}

export function decodeRsaPrivate(bytes: Uint8Array): RsaMaterial {
  const outer = new Reader(bytes);
  const reader = outer.sequence();
  if (reader.small() !== 0) throw new Malformed("keys with more than two primes are not supported");
  const numbers = Array.from({ length: 8 }, () => reader.unsigned());
  reader.end();
  outer.end();
  return checkedRsa(fromNumbers(numbers));
}

/** The key with bytes of its own, if it is one. */
export function checkedRsa({ secret, n, e, ...rest }: RsaMaterial): RsaMaterial {
  const own = (number: Uint8Array): Uint8Array => trimmed(number).slice();
  const material: RsaMaterial = { ...rest, n: own(n), e: own(e) };
  if (secret !== undefined) {
    const { d, p, q, dp, dq, qi } = secret;
    material.secret = { d: own(d), p: own(p), q: own(q), dp: own(dp), dq: own(dq), qi: own(qi) };
  }
  rsaKey(material);
  return material;
}
