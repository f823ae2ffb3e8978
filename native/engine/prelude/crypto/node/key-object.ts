import { Buffer } from "../../node/buffer/buffer.ts";
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } from "../../node/errors/codes.ts";
import { validateObject, validateOneOf } from "../../node/validators.ts";
import { tag } from "../../tag.ts";
import { dataOf, isCryptoKey } from "../../webcrypto/crypto-key.ts";
import { encodeJwk } from "../keys/jwk.ts";
import type { AsymmetricMaterial, Material } from "../keys/material.ts";
import { EC_CURVES } from "../keys/oids.ts";
import { modulusBits } from "../keys/rsa.ts";
import {
  ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS,
  ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE,
} from "./errors.ts";
import { type EncodingOptions, exportPrivate, exportPublic } from "./key-encoding.ts";

export type KeyObjectType = "secret" | "public" | "private";

const KEY = Symbol("KeyObject");
const CUSTOM = Symbol.for("nodejs.util.inspect.custom");

let inner: (key: KeyObject) => Material;

export const isKeyObject = (value: unknown): value is KeyObject => value instanceof KeyObject;

/** A key of `node:crypto`. */
export class KeyObject {
  readonly #material: Material;
  readonly #type: KeyObjectType;

  static {
    inner = (key) => key.#material;
  }

  constructor(key?: unknown, type?: KeyObjectType, material?: Material) {
    if (key !== KEY) throw new ERR_INVALID_ARG_TYPE("handle", "object", type);
    this.#type = type as KeyObjectType;
    this.#material = material as Material;
  }

  /** The KeyObject of a key of Web Crypto. */
  static from(key: unknown): KeyObject {
    if (!isCryptoKey(key)) throw new ERR_INVALID_ARG_TYPE("key", "CryptoKey", key);
    const { type, material } = dataOf(key);
    return createKeyObject(type, material);
  }

  get type(): KeyObjectType {
    return this.#type;
  }

  equals(other: unknown): boolean {
    if (!isKeyObject(other)) throw new ERR_INVALID_ARG_TYPE("otherKeyObject", "KeyObject", other);
    if (other.type !== this.type) return false;
    return sameMaterial(this.#material, other.#material);
  }

  [CUSTOM](): unknown {
    const { type } = this;
    const shown: Record<string, unknown> = { type };
    if (type !== "secret") {
      const { asymmetricKeyType, asymmetricKeyDetails } = this as unknown as AsymmetricKeyObject;
      Object.assign(shown, { asymmetricKeyType, asymmetricKeyDetails });
    }
    return Object.assign(Object.create({ constructor: KeyObject }), shown);
  }
}

Object.defineProperty(KeyObject.prototype, "type", { enumerable: true });

function sameMaterial(left: Material, right: Material): boolean {
  const [one, two] = [encodeJwk(left), encodeJwk(right)];
  const hasSame = Object.keys(one).every((name) => one[name] === two[name]);
  return hasSame && Object.keys(one).length === Object.keys(two).length;
}

class SecretKeyObject extends KeyObject {
  get symmetricKeySize(): number {
    return secretOf(this).length;
  }

  export(options?: { format?: unknown }): Buffer | object {
    if (options !== undefined) {
      validateObject(options, "options");
      validateOneOf(options.format, "options.format", [undefined, "buffer", "jwk"]);
      if (options.format === "jwk") {
        const { k } = encodeJwk(inner(this));
        return { kty: "oct", k };
      }
    }
    return Buffer.from(secretOf(this));
  }
}

/** What both halves of a pair have. */
abstract class AsymmetricKeyObject extends KeyObject {
  get asymmetricKeyType(): string {
    return typeOf(materialOf(this));
  }

  get asymmetricKeyDetails(): object {
    return detailsOf(materialOf(this));
  }
}

/** Node's name of a key's type. */
export function typeOf(material: AsymmetricMaterial): string {
  switch (material.kind) {
    case "rsa":
      return material.pss === undefined ? "rsa" : "rsa-pss";
    case "ec":
      return "ec";
    case "okp":
      return material.curve.toLowerCase();
  }
}

function detailsOf(material: AsymmetricMaterial): object {
  switch (material.kind) {
    case "rsa": {
      const { e, pss } = material;
      const publicExponent = e.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
      const details = { modulusLength: modulusBits(material), publicExponent };
      if (pss === undefined || pss === "unlimited") return details;
      const { hash, mgf1Hash, saltLength } = pss;
      return { ...details, hashAlgorithm: hash, mgf1HashAlgorithm: mgf1Hash, saltLength };
    }
    case "ec":
      return { namedCurve: EC_CURVES[material.curve].openssl };
    case "okp":
      return {};
  }
}

function asJwk(material: AsymmetricMaterial): object {
  if (material.kind === "rsa" && material.pss !== undefined) {
    throw new ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE();
  }
  return encodeJwk(material);
}

class PublicKeyObject extends AsymmetricKeyObject {
  export(options?: EncodingOptions): Buffer | string | object {
    if (options?.format === "jwk") return asJwk(materialOf(this));
    return exportPublic(materialOf(this), options, "options");
  }
}

class PrivateKeyObject extends AsymmetricKeyObject {
  export(options?: EncodingOptions): Buffer | string | object {
    if (options?.format === "jwk") {
      if (options.passphrase !== undefined) {
        throw new ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS("jwk", "does not support encryption");
      }
      return asJwk(materialOf(this));
    }
    return exportPrivate(materialOf(this), options, "options");
  }
}

for (const [type, name] of [
  [KeyObject, "KeyObject"],
  [SecretKeyObject, "SecretKeyObject"],
  [PublicKeyObject, "PublicKeyObject"],
  [PrivateKeyObject, "PrivateKeyObject"],
] as const) {
  tag(type, "KeyObject");
  Object.defineProperty(type, "name", { value: name, configurable: true });
}

export function createKeyObject(type: KeyObjectType, material: Material): KeyObject {
  const classes = { secret: SecretKeyObject, public: PublicKeyObject, private: PrivateKeyObject };
  return new classes[type](KEY, type, material);
}

/** What an asymmetric key is made of. */
export function materialOf(key: KeyObject): AsymmetricMaterial {
  return inner(key) as AsymmetricMaterial;
}

/** The bytes of a secret key. */
export function secretOf(key: KeyObject): Uint8Array {
  const material = inner(key);
  if (material.kind !== "secret") throw new ERR_INVALID_ARG_VALUE("key", key, "is no secret key");
  return material.bytes;
}
