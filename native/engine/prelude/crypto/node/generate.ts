import { unavailable } from "../../errors/unavailable.ts";
import { ERR_INVALID_ARG_VALUE } from "../../node/errors/codes.ts";
import {
  validateFunction,
  validateInteger,
  validateObject,
  validateOneOf,
  validateString,
  validateUint32,
} from "../../node/validators.ts";
import { generateEc } from "../keys/ec.ts";
import type { AsymmetricMaterial, OkpCurve, PssLimits } from "../keys/material.ts";
import { generateOkp } from "../keys/okp.ts";
import { publicOf } from "../keys/public.ts";
import { generateRsa } from "../keys/rsa.ts";
import { randomBytes } from "../random.ts";
import { curveNamed } from "./curves.ts";
import { digestNamed } from "./digests.ts";
import { ERR_CRYPTO_INVALID_DIGEST, opensslError } from "./errors.ts";
import { type EncodingOptions, exportPrivate, exportPublic } from "./key-encoding.ts";
import { createKeyObject, type KeyObject } from "./key-object.ts";
import { later } from "./later.ts";

interface PairOptions {
  modulusLength?: unknown;
  publicExponent?: unknown;
  hashAlgorithm?: unknown;
  mgf1HashAlgorithm?: unknown;
  saltLength?: unknown;
  namedCurve?: unknown;
  paramEncoding?: unknown;
  publicKeyEncoding?: EncodingOptions | null;
  privateKeyEncoding?: EncodingOptions | null;
}

interface Pair {
  publicKey: unknown;
  privateKey: unknown;
}

const OKP: Readonly<Record<string, OkpCurve>> = { ed25519: "Ed25519", x25519: "X25519" };
const ABSENT = ["dsa", "dh", "ed448", "x448"];

export function generateKeyPairSync(type: unknown, options?: PairOptions): Pair {
  validateString(type, "type");
  if (ABSENT.includes(type)) {
    throw unavailable(`keys of the type ${type}`, "Use rsa, ec, ed25519 or x25519.");
  }
  if (!["rsa", "rsa-pss", "ec"].includes(type) && OKP[type] === undefined) {
    throw new ERR_INVALID_ARG_VALUE("type", type, "must be a supported key type");
  }
  if (options !== undefined || OKP[type] === undefined) validateObject(options, "options");
  const { publicKeyEncoding, privateKeyEncoding } = options ?? {};
  checkEncoding(publicKeyEncoding, "publicKeyEncoding");
  checkEncoding(privateKeyEncoding, "privateKeyEncoding");
  const material = generate(type, options ?? {});
  return {
    publicKey: encoded("public", publicOf(material), publicKeyEncoding),
    privateKey: encoded("private", material, privateKeyEncoding),
  };
}

function generate(type: string, options: PairOptions): AsymmetricMaterial {
  const curve = OKP[type];
  if (curve !== undefined) return generateOkp(curve);
  if (type === "ec") {
    validateString(options.namedCurve, "options.namedCurve");
    const { paramEncoding } = options;
    if (paramEncoding === "explicit") {
      throw unavailable("keys with explicit parameters", `Use the encoding "named".`);
    }
    if (paramEncoding !== undefined && paramEncoding !== null && paramEncoding !== "named") {
      throw new ERR_INVALID_ARG_VALUE("options.paramEncoding", paramEncoding);
    }
    return generateEc(curveNamed(options.namedCurve));
  }
  const { modulusLength, publicExponent = 0x10001 } = options;
  validateUint32(modulusLength, "options.modulusLength");
  validateUint32(publicExponent, "options.publicExponent");
  const pss = type === "rsa-pss" ? limitsOf(options) : undefined;
  const exponent = Uint8Array.from([24, 16, 8, 0], (shift) => publicExponent >>> shift);
  const material = modulusLength < 512 ? undefined : generateRsa(modulusLength, exponent);
  if (material === undefined) {
    throw modulusLength < 512
      ? opensslError("02000078", "rsa routines", "key size too small")
      : opensslError("020000B2", "rsa routines", "pub exponent out of range");
  }
  return pss === undefined ? material : { ...material, pss };
}

/** What a key for PSS is limited to. */
function limitsOf(options: PairOptions): PssLimits | "unlimited" {
  const { hashAlgorithm, mgf1HashAlgorithm, saltLength } = options;
  if (saltLength !== undefined) validateInteger(saltLength, "options.saltLength", 0, 2 ** 31 - 1);
  const named = (name: unknown, option: string): string | undefined => {
    if (name === undefined) return undefined;
    validateString(name, `options.${option}`);
    const hash = digestNamed(name);
    if (hash === undefined) throw new ERR_CRYPTO_INVALID_DIGEST(name);
    return hash.name;
  };
  const hash = named(hashAlgorithm, "hashAlgorithm");
  const mask = named(mgf1HashAlgorithm, "mgf1HashAlgorithm");
  if (hash === undefined && mask === undefined && saltLength === undefined) return "unlimited";
  const chosen = hash ?? "sha1";
  return { hash: chosen, mgf1Hash: mask ?? chosen, saltLength: (saltLength as number) ?? 20 };
}

/** Refuses an encoding before a key is made, which takes long. */
function checkEncoding(encoding: unknown, name: "publicKeyEncoding" | "privateKeyEncoding"): void {
  if (encoding === undefined || encoding === null) return;
  if (typeof encoding !== "object") throw new ERR_INVALID_ARG_VALUE(`options.${name}`, encoding);
  const { format, type } = encoding as EncodingOptions;
  if (format !== "pem" && format !== "der" && format !== "jwk") {
    throw new ERR_INVALID_ARG_VALUE(`options.${name}.format`, format);
  }
  const types = name === "publicKeyEncoding" ? ["spki", "pkcs1"] : ["pkcs8", "pkcs1", "sec1"];
  if (format !== "jwk" && !types.includes(type as string)) {
    throw new ERR_INVALID_ARG_VALUE(`options.${name}.type`, type);
  }
}

function encoded(
  type: "public" | "private",
  material: AsymmetricMaterial,
  encoding: EncodingOptions | null | undefined,
): unknown {
  const key = createKeyObject(type, material);
  if (encoding === undefined || encoding === null) return key;
  if (encoding.format === "jwk") {
    return (key as unknown as { export(options: EncodingOptions): unknown }).export(encoding);
  }
  const name = `options.${type}KeyEncoding`;
  return type === "public"
    ? exportPublic(material, encoding, name)
    : exportPrivate(material, encoding, name);
}

export function generateKeyPair(type: unknown, options: unknown, callback?: unknown): void {
  const given = typeof options === "function" ? [undefined, options] : [options, callback];
  validateFunction(given[1], "callback");
  const { publicKey, privateKey } = generateKeyPairSync(type, given[0] as PairOptions);
  later(given[1] as never, null, publicKey, privateKey);
}

/** As the promise of `util.promisify` gives it. */
Object.defineProperty(generateKeyPair, Symbol.for("nodejs.util.promisify.custom"), {
  value: (type: unknown, options?: unknown) =>
    new Promise((resolve, reject) => {
      generateKeyPair(
        type,
        options,
        (error: Error | null, publicKey: unknown, privateKey: unknown) =>
          error === null ? resolve({ publicKey, privateKey }) : reject(error),
      );
    }),
});

export function generateKeySync(type: unknown, options?: { length?: unknown }): KeyObject {
  validateString(type, "type");
  validateObject(options, "options");
  const { length } = options;
  if (type === "hmac") validateInteger(length, "options.length", 8, 2 ** 31 - 1);
  else if (type === "aes") validateOneOf(length, "options.length", [128, 192, 256]);
  else throw new ERR_INVALID_ARG_VALUE("type", type, "must be a supported key type");
  const bytes = randomBytes(Math.floor((length as number) / 8));
  return createKeyObject("secret", { kind: "secret", bytes });
}

export function generateKey(type: unknown, options: unknown, callback: unknown): void {
  validateFunction(callback, "callback");
  later(callback as never, null, generateKeySync(type, options as object));
}
