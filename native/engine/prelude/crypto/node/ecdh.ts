import type { Buffer } from "../../node/buffer/buffer.ts";
import { ERR_INVALID_ARG_VALUE } from "../../node/errors/codes.ts";
import { withCode } from "../../node/errors/node-error.ts";
import { validateObject, validateString } from "../../node/validators.ts";
import { tag } from "../../tag.ts";
import { Malformed } from "../keys/der.ts";
import { compressed, ecPrivate, ecPublic, generateEc } from "../keys/ec.ts";
import type { EcCurve, EcMaterial } from "../keys/material.ts";
import { cryptography } from "../native.ts";
import { toBuffer, toBytes, toOutput } from "./bytes.ts";
import { curveNamed } from "./curves.ts";
import {
  ERR_CRYPTO_ECDH_INVALID_FORMAT,
  ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY,
  ERR_CRYPTO_INCOMPATIBLE_KEY,
  ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE,
  opensslError,
} from "./errors.ts";
import { isKeyObject, type KeyObject, materialOf, typeOf } from "./key-object.ts";

const failed = (what: string): Error => withCode(new Error(what), "ERR_CRYPTO_OPERATION_FAILED");

/** A point in one of SEC 1's forms. */
function formatted(material: EcMaterial, format: unknown): Uint8Array {
  switch (format) {
    case undefined:
    case "uncompressed":
      return material.point;
    case "compressed":
      return compressed(material);
    case "hybrid": {
      const point = material.point.slice();
      point[0] = 6 + ((point.at(-1) ?? 0) & 1);
      return point;
    }
    default:
      throw new ERR_CRYPTO_ECDH_INVALID_FORMAT(format);
  }
}

function decodedPoint(curve: EcCurve, bytes: Uint8Array, error: () => Error): EcMaterial {
  // The hybrid form is the uncompressed one, with another first byte.
  const isHybrid = (bytes[0] ?? 0) >> 1 === 3;
  const plain = isHybrid ? Uint8Array.of(4, ...bytes.subarray(1)) : bytes;
  try {
    return ecPublic(curve, plain);
  } catch (cause) {
    if (cause instanceof Malformed) throw error();
    throw cause;
  }
}

export class ECDH {
  readonly #curve: EcCurve;
  #key: EcMaterial | undefined;

  constructor(curve: unknown) {
    validateString(curve, "curve");
    this.#curve = curveNamed(curve);
  }

  static convertKey(
    key: unknown,
    curve: unknown,
    inputEncoding?: unknown,
    outputEncoding?: unknown,
    format?: unknown,
  ): Buffer | string {
    validateString(curve, "curve");
    const bytes = toBytes(key, "key", inputEncoding);
    const error = (): Error => failed("Failed to convert Buffer to EC_POINT");
    const material = decodedPoint(curveNamed(curve), bytes, error);
    return toOutput(formatted(material, format).slice(), outputEncoding);
  }

  generateKeys(encoding?: unknown, format?: unknown): Buffer | string {
    this.#key = generateEc(this.#curve);
    return this.getPublicKey(encoding, format);
  }

  computeSecret(
    otherPublicKey: unknown,
    inputEncoding?: unknown,
    outputEncoding?: unknown,
  ): Buffer | string {
    const bytes = toBytes(otherPublicKey, "otherPublicKey", inputEncoding);
    const secret = this.#key?.secret;
    if (secret === undefined) throw failed("Failed to get ECDH private key");
    const error = (): Error => new ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY();
    const { point } = decodedPoint(this.#curve, bytes, error);
    return toOutput(cryptography.ecdh(this.#curve, secret, point) as Uint8Array, outputEncoding);
  }

  getPublicKey(encoding?: unknown, format?: unknown): Buffer | string {
    if (this.#key === undefined) throw failed("Failed to get ECDH public key");
    return toOutput(formatted(this.#key, format).slice(), encoding);
  }

  getPrivateKey(encoding?: unknown): Buffer | string {
    const secret = this.#key?.secret;
    if (secret === undefined) throw failed("Failed to get ECDH private key");
    return toOutput(secret.slice(), encoding);
  }

  setPrivateKey(key: unknown, encoding?: unknown): this {
    try {
      this.#key = ecPrivate(this.#curve, toBytes(key, "key", encoding));
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      const message = "Private key is not valid for specified curve.";
      throw withCode(new RangeError(message), "ERR_CRYPTO_INVALID_KEYTYPE");
    }
    return this;
  }

  setPublicKey(key: unknown, encoding?: unknown): this {
    const error = (): Error => failed("Failed to convert Buffer to EC_POINT");
    const { secret } = this.#key ?? {};
    const material = decodedPoint(this.#curve, toBytes(key, "key", encoding), error);
    this.#key = { ...material, ...(secret && { secret }) };
    return this;
  }
}

tag(ECDH, "ECDH");

export function createECDH(curve: unknown): ECDH {
  return new ECDH(curve);
}

interface Pair {
  privateKey?: unknown;
  publicKey?: unknown;
}

function half(options: Pair, name: keyof Pair): KeyObject {
  const key = options[name];
  if (!isKeyObject(key)) throw new ERR_INVALID_ARG_VALUE(`options.${name}`, key);
  const isWanted = name === "privateKey" ? key.type === "private" : key.type !== "secret";
  if (!isWanted) {
    const expected = name === "privateKey" ? "private" : "private or public";
    throw new ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(key.type, expected);
  }
  return key;
}

/** What the keys of two sides make together. */
export function diffieHellman(options: Pair): Buffer {
  validateObject(options, "options");
  const [own, other] = [half(options, "privateKey"), half(options, "publicKey")].map(materialOf);
  const types = [own, other].map((it) => typeOf(it as EcMaterial));
  const [type = "", otherType = ""] = types;
  if (type !== otherType || (type !== "ec" && type !== "x25519")) {
    throw new ERR_CRYPTO_INCOMPATIBLE_KEY(
      "key types for Diffie-Hellman",
      `${type} and ${otherType}`,
    );
  }
  if (own?.kind === "ec" && other?.kind === "ec") {
    if (own.curve !== other.curve) {
      throw opensslError("1C8000E8", "Provider routines", "mismatching domain parameters");
    }
    const secret = cryptography.ecdh(own.curve, own.secret as Uint8Array, other.point);
    return toBuffer(secret as Uint8Array);
  }
  const [mine, theirs] = [own, other] as [{ secret: Uint8Array }, { point: Uint8Array }];
  const secret = cryptography.x25519(mine.secret, theirs.point);
  if (secret.every((byte) => byte === 0)) {
    throw opensslError("1C80007D", "Provider routines", "invalid key");
  }
  return toBuffer(secret);
}
