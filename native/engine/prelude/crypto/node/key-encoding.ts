import { unavailable } from "../../errors/unavailable.ts";
import type { Buffer } from "../../node/buffer/buffer.ts";
import { ERR_INVALID_ARG_VALUE } from "../../node/errors/codes.ts";
import { validateObject, validateString } from "../../node/validators.ts";
import { encodeEcPrivate } from "../keys/ec.ts";
import { encryptLegacy, encryptPkcs8 } from "../keys/encrypted.ts";
import type { AsymmetricMaterial, EcMaterial, RsaMaterial } from "../keys/material.ts";
import { encodePem } from "../keys/pem.ts";
import { encodePkcs8 } from "../keys/pkcs8.ts";
import { encodeRsaPrivate, encodeRsaPublic } from "../keys/rsa.ts";
import { encodeSpki } from "../keys/spki.ts";
import { decodeText, toBuffer, toBytes } from "./bytes.ts";
import { cipherNamed } from "./cipher-info.ts";
import { ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS, ERR_CRYPTO_UNKNOWN_CIPHER } from "./errors.ts";

/** How a key is encoded. */
export interface EncodingOptions {
  format?: unknown;
  type?: unknown;
  cipher?: unknown;
  passphrase?: unknown;
  encoding?: unknown;
}

function checkFormat(format: unknown, name: string): asserts format is "pem" | "der" {
  if (format !== "pem" && format !== "der") {
    throw new ERR_INVALID_ARG_VALUE(`${name}.format`, format);
  }
}

function invalidType(type: unknown, name: string): Error {
  return new ERR_INVALID_ARG_VALUE(`${name}.type`, type);
}

const isRsa = (material: AsymmetricMaterial): material is RsaMaterial =>
  material.kind === "rsa" && material.pss === undefined;

const onlyFor = (type: string, kind: string): Error =>
  new ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS(type, `can only be used for ${kind} keys`);

export function exportPublic(
  material: AsymmetricMaterial,
  options: EncodingOptions | undefined,
  name: string,
): Buffer | string {
  validateObject(options, name);
  const { format, type } = options;
  checkFormat(format, name);
  if (type !== "spki" && type !== "pkcs1") throw invalidType(type, name);
  if (type === "pkcs1" && !isRsa(material)) throw onlyFor("pkcs1", "RSA");
  const bytes = type === "pkcs1" ? encodeRsaPublic(material as RsaMaterial) : encodeSpki(material);
  if (format === "der") return toBuffer(bytes);
  return encodePem({
    label: type === "pkcs1" ? "RSA PUBLIC KEY" : "PUBLIC KEY",
    headers: {},
    bytes,
  });
}

const LABELS = { pkcs1: "RSA PRIVATE KEY", sec1: "EC PRIVATE KEY", pkcs8: "PRIVATE KEY" } as const;

export function exportPrivate(
  material: AsymmetricMaterial,
  options: EncodingOptions | undefined,
  name: string,
): Buffer | string {
  validateObject(options, name);
  const { format, type } = options;
  checkFormat(format, name);
  if (type !== "pkcs1" && type !== "pkcs8" && type !== "sec1") throw invalidType(type, name);
  if (type === "pkcs1" && !isRsa(material)) throw onlyFor("pkcs1", "RSA");
  if (type === "sec1" && material.kind !== "ec") throw onlyFor("sec1", "EC");
  const bytes = encode(material, type);
  const encryption = encryptionOf(options, name);
  if (encryption === null) {
    return format === "der"
      ? toBuffer(bytes)
      : encodePem({ label: LABELS[type], headers: {}, bytes });
  }
  const { passphrase, keyBytes } = encryption;
  if (type === "pkcs8") {
    const encrypted = encryptPkcs8(bytes, passphrase, keyBytes);
    if (format === "der") return toBuffer(encrypted);
    return encodePem({ label: "ENCRYPTED PRIVATE KEY", headers: {}, bytes: encrypted });
  }
  if (format === "der") {
    throw new ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS(type, "does not support encryption");
  }
  const legacy = encryptLegacy(bytes, passphrase, keyBytes);
  const iv = toBuffer(legacy.iv).toString("hex").toUpperCase();
  const headers = { "Proc-Type": "4,ENCRYPTED", "DEK-Info": `AES-${keyBytes * 8}-CBC,${iv}` };
  return encodePem({ label: LABELS[type], headers, bytes: legacy.bytes });
}

function encode(material: AsymmetricMaterial, type: "pkcs1" | "pkcs8" | "sec1"): Uint8Array {
  switch (type) {
    case "pkcs1":
      return encodeRsaPrivate(material as RsaMaterial);
    case "sec1":
      return encodeEcPrivate(material as EcMaterial, true);
    case "pkcs8":
      return encodePkcs8(material);
  }
}

/** What a private key is to be encrypted with; null where it is not. */
function encryptionOf(
  { cipher, passphrase, encoding }: EncodingOptions,
  name: string,
): { passphrase: Uint8Array; keyBytes: number } | null {
  if (cipher === undefined || cipher === null) {
    if (passphrase !== undefined) throw new ERR_INVALID_ARG_VALUE(`${name}.cipher`, cipher);
    return null;
  }
  validateString(cipher, `${name}.cipher`);
  const kind = cipherNamed(cipher);
  if (kind === undefined) throw new ERR_CRYPTO_UNKNOWN_CIPHER();
  if (kind.mode !== "cbc") {
    throw unavailable(`encrypting a key with ${cipher}`, `Use "aes-256-cbc".`);
  }
  return { passphrase: passphraseBytes(passphrase, name, encoding), keyBytes: kind.info.keyLength };
}

/** The bytes of a passphrase. */
export function passphraseBytes(passphrase: unknown, name: string, encoding?: unknown): Uint8Array {
  if (typeof passphrase === "string") return decodeText(passphrase, encoding);
  if (passphrase instanceof ArrayBuffer || ArrayBuffer.isView(passphrase)) {
    return toBytes(passphrase, `${name}.passphrase`);
  }
  throw new ERR_INVALID_ARG_VALUE(`${name}.passphrase`, passphrase);
}
