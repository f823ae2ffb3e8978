import { concat } from "../concat.ts";
import { cryptography } from "../native.ts";
import { randomBytes } from "../random.ts";
import { integer, Malformed, nothing, octetString, oid, Reader, sequence, TAGS } from "./der.ts";
import { AES_CBC_OIDS, HMAC_OIDS, nameOf, OIDS } from "./oids.ts";

/** A passphrase that doesn't fit. */
export class WrongPassphrase extends Malformed {}

const ITERATIONS = 2048;
const SALT_BYTES = 16;
const IV_BYTES = 16;

/** AES-CBC over a whole text; undefined where the padding is wrong. */
function crypt(
  encrypts: boolean,
  key: Uint8Array,
  iv: Uint8Array,
  bytes: Uint8Array,
): Uint8Array | undefined {
  const cipher = cryptography.cipher("cbc", encrypts, key, iv, 0);
  const output = cryptography.cipherUpdate(cipher, bytes);
  const rest = cryptography.cipherFinish(cipher, true);
  return rest && concat(output, rest);
}

/** An encrypted PKCS #8: PBES2 with PBKDF2, HMAC-SHA-256 and AES-CBC. */
export function encryptPkcs8(
  bytes: Uint8Array,
  passphrase: Uint8Array,
  keyBytes: number,
): Uint8Array {
  const [salt, iv] = [randomBytes(SALT_BYTES), randomBytes(IV_BYTES)];
  const key = cryptography.pbkdf2("sha256", passphrase, salt, ITERATIONS, keyBytes) as Uint8Array;
  const hmac = sequence(oid(HMAC_OIDS.sha256 as string), nothing());
  const kdf = sequence(oid(OIDS.pbkdf2), sequence(octetString(salt), integer(ITERATIONS), hmac));
  const cipher = sequence(oid(AES_CBC_OIDS[keyBytes] as string), octetString(iv));
  const encrypted = crypt(true, key, iv, bytes) as Uint8Array;
  return sequence(sequence(oid(OIDS.pbes2), sequence(kdf, cipher)), octetString(encrypted));
}

/** The PKCS #8 in an encrypted one. */
export function decryptPkcs8(bytes: Uint8Array, passphrase: Uint8Array): Uint8Array {
  const reader = new Reader(bytes).sequence();
  const algorithm = reader.sequence();
  if (algorithm.oid() !== OIDS.pbes2) throw new Malformed("an encryption other than PBES2");
  const parameters = algorithm.sequence();
  const [kdf, cipher] = [parameters.sequence(), parameters.sequence()];
  const name = cipher.oid();
  const keyBytes = Number(nameOf(AES_CBC_OIDS as Record<string, string>, name));
  if (!keyBytes) throw new Malformed("a cipher other than AES-CBC");
  const key = derive(kdf, passphrase, keyBytes);
  const iv = cipher.octets();
  if (iv.length !== IV_BYTES) throw new Malformed("an initial value of another length");
  const output = crypt(false, key, iv, reader.octets());
  if (output === undefined) throw new WrongPassphrase("the passphrase doesn't fit");
  return output;
}

function derive(kdf: Reader, passphrase: Uint8Array, keyBytes: number): Uint8Array {
  const name = kdf.oid();
  const parameters = kdf.sequence();
  const salt = parameters.octets();
  if (name === OIDS.scrypt) {
    const [cost, block, parallel] = [parameters.small(), parameters.small(), parameters.small()];
    const key = cryptography.scrypt(passphrase, salt, Math.log2(cost), block, parallel, keyBytes);
    if (key === undefined) throw new Malformed("no parameters of scrypt");
    return key;
  }
  if (name !== OIDS.pbkdf2) throw new Malformed("a derivation other than PBKDF2 and scrypt");
  const iterations = parameters.small();
  parameters.optional(TAGS.integer);
  const hash = parameters.isAtEnd ? "sha1" : nameOf(HMAC_OIDS, parameters.sequence().oid());
  if (hash === undefined) throw new Malformed("an unknown HMAC");
  return cryptography.pbkdf2(hash, passphrase, salt, iterations, keyBytes) as Uint8Array;
}

/** The key that older PEM files are encrypted with, as OpenSSL derives it. */
function legacyKey(passphrase: Uint8Array, salt: Uint8Array, keyBytes: number): Uint8Array {
  let key = new Uint8Array();
  let last = new Uint8Array();
  while (key.length < keyBytes) {
    const input = concat(last, passphrase, salt.subarray(0, 8));
    last = cryptography.hashOnce("md5", input, 16) as Uint8Array<ArrayBuffer>;
    key = concat(key, last);
  }
  return key.slice(0, keyBytes);
}

/** What a PEM block with `DEK-Info` holds. `cipher`: such as "AES-256-CBC". */
export function decryptLegacy(
  bytes: Uint8Array,
  passphrase: Uint8Array,
  cipher: string,
  iv: Uint8Array,
): Uint8Array {
  const bits = /^AES-(128|192|256)-CBC$/i.exec(cipher)?.[1];
  if (bits === undefined || iv.length !== IV_BYTES) {
    throw new Malformed("a cipher other than AES-CBC");
  }
  const output = crypt(false, legacyKey(passphrase, iv, Number(bits) / 8), iv, bytes);
  if (output === undefined) throw new WrongPassphrase("the passphrase doesn't fit");
  return output;
}

/** The content of a PEM block, and the initial value for its `DEK-Info`. */
export function encryptLegacy(
  bytes: Uint8Array,
  passphrase: Uint8Array,
  keyBytes: number,
): { bytes: Uint8Array; iv: Uint8Array } {
  const iv = randomBytes(IV_BYTES);
  const key = legacyKey(passphrase, iv, keyBytes);
  return { bytes: crypt(true, key, iv, bytes) as Uint8Array, iv };
}
