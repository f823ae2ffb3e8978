import { refuse } from "../../errors/unavailable.ts";
import { load } from "../../load.ts";
import { getRandomValues } from "../random.ts";
import { Cipheriv, createCipheriv, createDecipheriv, Decipheriv } from "./cipher.ts";
import { getCiphers } from "./cipher-info.ts";
import { constants } from "./constants.ts";
import { createPrivateKey, createPublicKey, createSecretKey } from "./create-keys.ts";
import { getCurves } from "./curves.ts";
import { getHashes } from "./digests.ts";
import { createECDH, diffieHellman, ECDH } from "./ecdh.ts";
import { generateKey, generateKeyPair, generateKeyPairSync, generateKeySync } from "./generate.ts";
import { getCipherInfo } from "./get-cipher-info.ts";
import { createHash, Hash, hash } from "./hash.ts";
import { createHmac, Hmac } from "./hmac.ts";
import { hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync } from "./kdf.ts";
import { KeyObject } from "./key-object.ts";
import { randomBytes, randomFill, randomFillSync, randomInt, randomUUID } from "./random.ts";
import { privateDecrypt, privateEncrypt, publicDecrypt, publicEncrypt } from "./rsa-cipher.ts";
import { createSign, createVerify, Sign, sign, Verify, verify } from "./sign.ts";
import { timingSafeEqual } from "./timing-safe-equal.ts";

const CURVES = "Use createECDH() or diffieHellman() with keys of a curve.";
const PRIMES = "Use a package in plain JavaScript.";
const CERTIFICATES = "Pass the public key itself, or use a package such as node-forge.";

/** A class that can't be used. */
function refused(name: string, instead: string): new () => unknown {
  const type = (() => {
    throw refuse(`crypto.${name}`, instead)();
  }) as unknown as new () => unknown;
  Object.defineProperty(type, "name", { value: name });
  return type;
}

/** The module `node:crypto`. */
export const crypto = {
  Cipheriv,
  Decipheriv,
  ECDH,
  Hash,
  Hmac,
  KeyObject,
  Sign,
  Verify,
  Certificate: refused("Certificate", CERTIFICATES),
  DiffieHellman: refused("DiffieHellman", CURVES),
  DiffieHellmanGroup: refused("DiffieHellmanGroup", CURVES),
  X509Certificate: refused("X509Certificate", CERTIFICATES),
  checkPrime: refuse("crypto.checkPrime()", PRIMES),
  checkPrimeSync: refuse("crypto.checkPrimeSync()", PRIMES),
  constants,
  createCipheriv,
  createDecipheriv,
  createDiffieHellman: refuse("crypto.createDiffieHellman()", CURVES),
  createDiffieHellmanGroup: refuse("crypto.createDiffieHellmanGroup()", CURVES),
  createECDH,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  createSign,
  createVerify,
  diffieHellman,
  generateKey,
  generateKeyPair,
  generateKeyPairSync,
  generateKeySync,
  generatePrime: refuse("crypto.generatePrime()", PRIMES),
  generatePrimeSync: refuse("crypto.generatePrimeSync()", PRIMES),
  getCipherInfo,
  getCiphers,
  getCurves,
  getDiffieHellman: refuse("crypto.getDiffieHellman()", CURVES),
  getFips: (): number => 0,
  getHashes,
  getRandomValues,
  hash,
  hkdf,
  hkdfSync,
  pbkdf2,
  pbkdf2Sync,
  privateDecrypt,
  privateEncrypt,
  publicDecrypt,
  publicEncrypt,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  scrypt,
  scryptSync,
  secureHeapUsed: refuse("crypto.secureHeapUsed()"),
  setEngine: refuse("crypto.setEngine()"),
  setFips: refuse("crypto.setFips()"),
  sign,
  timingSafeEqual,
  verify,
  /** Read when it is used: who needs a hash only has no Web Crypto in the snapshot. */
  get subtle() {
    return load("subtle").subtle;
  },
  get webcrypto() {
    return load("crypto").crypto;
  },
};
