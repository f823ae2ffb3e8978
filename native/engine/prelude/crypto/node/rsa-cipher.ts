import type { Buffer } from "../../node/buffer/buffer.ts";
import { withCode } from "../../node/errors/node-error.ts";
import { validateString } from "../../node/validators.ts";
import { HASHES } from "../hashes.ts";
import type { RsaMaterial } from "../keys/material.ts";
import { rsaKey } from "../keys/rsa.ts";
import { cryptography } from "../native.ts";
import { toBuffer, toBytes } from "./bytes.ts";
import { PADDING } from "./constants.ts";
import { digestNamed } from "./digests.ts";
import { opensslError } from "./errors.ts";
import { keyMaterial } from "./key-input.ts";
import { checkMasking, notForThisKey } from "./signature.ts";

interface CipherOptions {
  padding?: unknown;
  oaepHash?: unknown;
  oaepLabel?: unknown;
  encoding?: unknown;
}

const rsaError = (number: string, reason: string): Error =>
  opensslError(number, "rsa routines", reason);

const tooLarge = (): Error => rsaError("0200006E", "data too large for key size");

function rsaMaterial(key: unknown, wanted: "private" | "public"): RsaMaterial {
  const material = keyMaterial(key, wanted);
  if (material.kind !== "rsa") throw notForThisKey();
  return material;
}

function optionsOf(key: unknown): CipherOptions {
  const isObject = typeof key === "object" && key !== null && !ArrayBuffer.isView(key);
  return isObject ? (key as CipherOptions) : {};
}

/** What OAEP is made with: the hash function and the label. */
function oaep({ oaepHash, oaepLabel, encoding }: CipherOptions): [string, Uint8Array] {
  if (oaepHash !== undefined) validateString(oaepHash, "key.oaepHash");
  const label =
    oaepLabel === undefined ? new Uint8Array() : toBytes(oaepLabel, "key.oaepLabel", encoding);
  const hash = oaepHash === undefined ? HASHES.sha1 : digestNamed(oaepHash);
  if (hash === undefined) {
    throw withCode(new Error("Invalid digest used"), "ERR_OSSL_EVP_INVALID_DIGEST");
  }
  checkMasking(hash, "RSA-OAEP");
  return [hash.name, label];
}

/** Whole blocks only: what RSA does without padding. */
function checkBlock(material: RsaMaterial, bytes: Uint8Array): void {
  if (bytes.length > material.n.length) throw tooLarge();
  if (bytes.length < material.n.length) {
    throw rsaError("0200007A", "data too small for key size");
  }
}

function belowModulus(output: Uint8Array | undefined): Buffer {
  if (output === undefined) throw rsaError("02000084", "data too large for modulus");
  return toBuffer(output);
}

export function publicEncrypt(key: unknown, buffer: unknown): Buffer {
  const options = optionsOf(key);
  const bytes = toBytes(buffer, "buffer", options.encoding);
  const material = rsaMaterial(key, "public");
  const native = rsaKey(material);
  const { padding = PADDING.oaep } = options;
  let output: Uint8Array | undefined;
  switch (padding) {
    case PADDING.oaep:
      output = cryptography.rsaEncrypt(native, ...oaep(options), bytes);
      break;
    case PADDING.pkcs1:
      output = cryptography.rsaEncrypt(native, "pkcs1", new Uint8Array(), bytes);
      break;
    case PADDING.none:
      checkBlock(material, bytes);
      return belowModulus(cryptography.rsaPublic(native, bytes));
    default:
      throw badPadding();
  }
  if (output === undefined) throw tooLarge();
  return toBuffer(output);
}

export function privateDecrypt(key: unknown, buffer: unknown): Buffer {
  const options = optionsOf(key);
  const bytes = toBytes(buffer, "buffer", options.encoding);
  const material = rsaMaterial(key, "private");
  const native = rsaKey(material);
  const { padding = PADDING.oaep } = options;
  let output: Uint8Array | undefined;
  switch (padding) {
    case PADDING.oaep:
      output = cryptography.rsaDecrypt(native, ...oaep(options), bytes);
      if (output === undefined) throw rsaError("02000079", "oaep decoding error");
      break;
    case PADDING.pkcs1:
      // What is wrong decrypts to something random, so that nobody can learn from errors (implicit rejection).
      output = cryptography.rsaDecrypt(native, "pkcs1", new Uint8Array(), bytes);
      if (output === undefined) throw rsaError("0200009F", "pkcs decoding error");
      break;
    case PADDING.none:
      checkBlock(material, bytes);
      return belowModulus(cryptography.rsaPrivate(native, bytes));
    default:
      throw badPadding();
  }
  return toBuffer(output);
}

function badPadding(): Error {
  return opensslError("1C8000A5", "Provider routines", "illegal or unsupported padding mode");
}

/** Encrypts with the private key: signs bytes as they are. */
export function privateEncrypt(key: unknown, buffer: unknown): Buffer {
  const options = optionsOf(key);
  const bytes = toBytes(buffer, "buffer", options.encoding);
  const material = rsaMaterial(key, "private");
  const native = rsaKey(material);
  const { padding = PADDING.pkcs1 } = options;
  if (padding === PADDING.none) {
    checkBlock(material, bytes);
    return belowModulus(cryptography.rsaPrivate(native, bytes));
  }
  if (padding !== PADDING.pkcs1) throw badPadding();
  const output = cryptography.rsaSignPkcs1(native, bytes);
  if (output === undefined) throw tooLarge();
  return toBuffer(output);
}

export function publicDecrypt(key: unknown, buffer: unknown): Buffer {
  const options = optionsOf(key);
  const bytes = toBytes(buffer, "buffer", options.encoding);
  const material = rsaMaterial(key, "public");
  const { padding = PADDING.pkcs1 } = options;
  if (padding !== PADDING.pkcs1 && padding !== PADDING.none) throw badPadding();
  if (bytes.length !== material.n.length) throw rsaError("0200006C", "data greater than mod len");
  const block = belowModulus(cryptography.rsaPublic(rsaKey(material), bytes));
  if (padding === PADDING.none) return block;
  const end = block.indexOf(0, 2);
  const isPadding = end >= 10 && block.subarray(2, end).every((byte: number) => byte === 0xff);
  if (block[0] !== 0 || block[1] !== 1 || !isPadding) throw rsaError("0200008A", "invalid padding");
  return toBuffer(block.slice(end + 1));
}
