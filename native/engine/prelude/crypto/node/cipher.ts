import { unavailable } from "../../errors/unavailable.ts";
import { Buffer } from "../../node/buffer/buffer.ts";
import { normalizeEncoding } from "../../node/buffer/encodings.ts";
import { ERR_INVALID_ARG_VALUE } from "../../node/errors/codes.ts";
import { StringDecoder } from "../../node/string-decoder.ts";
import { validateInteger, validateString } from "../../node/validators.ts";
import { tag } from "../../tag.ts";
import { concat } from "../concat.ts";
import { timingSafeEqual } from "../equal.ts";
import { cryptography, type RunningCipher } from "../native.ts";
import { toBuffer, toBytes, toData } from "./bytes.ts";
import { type CipherKind, cipherNamed } from "./cipher-info.ts";
import {
  ERR_CRYPTO_INVALID_AUTH_TAG,
  ERR_CRYPTO_INVALID_IV,
  ERR_CRYPTO_INVALID_KEYLEN,
  ERR_CRYPTO_INVALID_STATE,
  ERR_CRYPTO_UNKNOWN_CIPHER,
  opensslError,
} from "./errors.ts";
import { secretBytes } from "./key-input.ts";
import { LazyTransform } from "./lazy-transform.ts";

interface CipherOptions {
  authTagLength?: unknown;
}

const TAG_BYTES = 16;
/** The initial value of RFC 3394, the only one that a task can wrap with. */
const WRAP_IV = new Uint8Array(8).fill(0xa6);

function isTagLength(kind: CipherKind, length: number): boolean {
  if (kind.mode !== "gcm") return length >= 1 && length <= TAG_BYTES;
  return length === 4 || length === 8 || (length >= 12 && length <= TAG_BYTES);
}

/** The nonce, if its length is one that the cipher takes. */
function nonceFor({ info, mode }: CipherKind, value: unknown): Uint8Array {
  const nonce = value === null ? new Uint8Array() : toBytes(value, "iv");
  const { ivLength = 0 } = info;
  if (mode === "gcm" ? nonce.length === 0 : nonce.length !== ivLength) {
    // OpenSSL puts zeros in front of short ones.
    const isShort = mode === "chacha20-poly1305" && nonce.length > 0 && nonce.length < ivLength;
    if (!isShort) throw new ERR_CRYPTO_INVALID_IV();
    return concat(new Uint8Array(ivLength - nonce.length), nonce);
  }
  if (mode === "wrap" && !timingSafeEqual(nonce, WRAP_IV)) {
    throw unavailable(
      "wrapping keys with an initial value of one's own",
      "Use the one of RFC 3394, eight bytes of 0xa6.",
    );
  }
  return nonce;
}

/** What both directions have in common. */
abstract class AnyCipher extends LazyTransform {
  /** Undefined once it is finished. */
  #cipher: RunningCipher | undefined;
  readonly #kind: CipherKind;
  readonly #encrypts: boolean;
  readonly #key: Uint8Array;
  #pads = true;
  #hasStarted = false;
  /** How many bytes went in. */
  #total = 0;
  #decoder: { encoding: string; decoder: StringDecoder } | undefined;
  /** Of the tag: given when it is created, or with the tag. */
  protected tagLength: number | undefined;
  protected tag: Uint8Array | undefined;

  constructor(
    encrypts: boolean,
    cipher: unknown,
    key: unknown,
    iv: unknown,
    options: CipherOptions | undefined,
  ) {
    validateString(cipher, "cipher");
    const bytes = secretBytes(key, undefined, "key");
    if (iv !== null) toBytes(iv, "iv");
    super(options);
    const kind = cipherNamed(cipher);
    if (kind === undefined) throw new ERR_CRYPTO_UNKNOWN_CIPHER();
    const length = options?.authTagLength;
    if (length !== undefined && length !== null) {
      validateInteger(length, "options.authTagLength", 0);
      if (kind.hasTag && !isTagLength(kind, length)) {
        throw new ERR_CRYPTO_INVALID_AUTH_TAG(`Invalid authentication tag length: ${length}`);
      }
      this.tagLength = length;
    }
    const nonce = nonceFor(kind, iv);
    if (bytes.length !== kind.info.keyLength) throw new ERR_CRYPTO_INVALID_KEYLEN();
    this.#kind = kind;
    this.#encrypts = encrypts;
    this.#key = bytes;
    this.#cipher = cryptography.cipher(
      kind.mode === "wrap" ? "ecb" : kind.mode,
      encrypts,
      bytes,
      nonce,
      128,
    );
  }

  update(data: unknown, inputEncoding?: unknown, outputEncoding?: unknown): Buffer | string {
    const bytes = toData(data, inputEncoding);
    if (this.#cipher === undefined) throw new Error("Trying to add data in unsupported state");
    this.#hasStarted = true;
    this.#total += bytes.length;
    const output =
      this.#kind.mode === "wrap"
        ? this.#wrap(bytes)
        : cryptography.cipherUpdate(this.#cipher, bytes);
    return this.#output(output, outputEncoding, false);
  }

  #wrap(bytes: Uint8Array): Uint8Array {
    const wrap = this.#encrypts ? cryptography.wrapAes : cryptography.unwrapAes;
    const output = bytes.length < 16 ? undefined : wrap(this.#key, bytes);
    if (output === undefined) throw new Error("Trying to add data in unsupported state");
    return output;
  }

  final(outputEncoding?: unknown): Buffer | string {
    const cipher = this.#cipher;
    if (cipher === undefined) throw new ERR_CRYPTO_INVALID_STATE();
    if (this.#kind.mode === "wrap") {
      this.#cipher = undefined;
      return this.#output(new Uint8Array(), outputEncoding, true);
    }
    const output = cryptography.cipherFinish(cipher, this.#pads);
    this.#cipher = undefined;
    if (this.#kind.hasTag) this.#checkTag(cryptography.cipherTag(cipher));
    if (output === undefined) throw this.#unpadded();
    return this.#output(output, outputEncoding, true);
  }

  /** Keeps the tag of what was encrypted, and compares that of what was decrypted. */
  #checkTag(tag: Uint8Array): void {
    if (this.#encrypts) {
      this.tag = tag.slice(0, this.tagLength ?? TAG_BYTES);
    } else if (
      this.tag === undefined ||
      !timingSafeEqual(tag.slice(0, this.tag.length), this.tag)
    ) {
      throw new Error("Unsupported state or unable to authenticate data");
    }
  }

  #unpadded(): Error {
    const isWhole = this.#pads && !this.#encrypts && this.#total % 16 === 0 && this.#total > 0;
    const [number, reason] = isWhole
      ? ["1C800064", "bad decrypt"]
      : ["1C80006B", "wrong final block length"];
    return opensslError(number as string, "Provider routines", reason as string);
  }

  setAutoPadding(pads?: unknown): this {
    if (this.#cipher === undefined) throw new ERR_CRYPTO_INVALID_STATE("setAutoPadding");
    this.#pads = pads === undefined || Boolean(pads);
    return this;
  }

  setAAD(data: unknown, options?: { plaintextLength?: unknown; encoding?: unknown }): this {
    const { plaintextLength, encoding } = options ?? {};
    if (plaintextLength !== undefined) {
      validateInteger(plaintextLength, "options.plaintextLength", 0, 2 ** 31 - 1);
    }
    const bytes = toBytes(data, "aadbuf", encoding);
    if (!this.#kind.hasTag || this.#hasStarted || this.#cipher === undefined) {
      throw new ERR_CRYPTO_INVALID_STATE("setAAD");
    }
    cryptography.cipherAuthenticate(this.#cipher, bytes);
    return this;
  }

  /** Whether it is finished. */
  protected get isFinished(): boolean {
    return this.#cipher === undefined;
  }

  protected get kind(): CipherKind {
    return this.#kind;
  }

  #output(bytes: Uint8Array, encoding: unknown, isLast: boolean): Buffer | string {
    const buffer = toBuffer(bytes);
    if (typeof encoding !== "string" || encoding === "buffer") return buffer;
    const normalized = normalizeEncoding(encoding) ?? encoding;
    this.#decoder ??= { encoding: normalized, decoder: new StringDecoder(encoding) };
    if (this.#decoder.encoding !== normalized) {
      throw new ERR_INVALID_ARG_VALUE(
        "outputEncoding",
        encoding,
        `can't change: it was '${this.#decoder.encoding}' before`,
      );
    }
    const { decoder } = this.#decoder;
    return isLast ? decoder.end(buffer) : decoder.write(buffer);
  }

  _transform(chunk: unknown, encoding: string, callback: (error?: Error) => void): void {
    this.push(this.update(chunk, encoding));
    callback();
  }

  _flush(callback: (error?: Error | null) => void): void {
    try {
      this.push(this.final());
    } catch (error) {
      callback(error as Error);
      return;
    }
    callback();
  }
}

export class Cipheriv extends AnyCipher {
  constructor(cipher: unknown, key: unknown, iv: unknown, options?: CipherOptions) {
    super(true, cipher, key, iv, options);
  }

  getAuthTag(): Buffer {
    if (this.tag === undefined) throw new ERR_CRYPTO_INVALID_STATE("getAuthTag");
    return Buffer.from(this.tag);
  }
}

export class Decipheriv extends AnyCipher {
  constructor(cipher: unknown, key: unknown, iv: unknown, options?: CipherOptions) {
    super(false, cipher, key, iv, options);
  }

  setAuthTag(value: unknown, encoding?: unknown): this {
    const tag = toBytes(value, "buffer", encoding);
    if (!this.kind.hasTag || this.tag !== undefined || this.isFinished) {
      throw new ERR_CRYPTO_INVALID_STATE("setAuthTag");
    }
    const isValid =
      this.tagLength === undefined
        ? isTagLength(this.kind, tag.length)
        : tag.length === this.tagLength;
    if (!isValid) {
      throw new ERR_CRYPTO_INVALID_AUTH_TAG(`Invalid authentication tag length: ${tag.length}`);
    }
    this.tag = tag.slice();
    return this;
  }
}

tag(Cipheriv, "Cipheriv");
tag(Decipheriv, "Decipheriv");

export function createCipheriv(
  cipher: unknown,
  key: unknown,
  iv: unknown,
  options?: CipherOptions,
): Cipheriv {
  return new Cipheriv(cipher, key, iv, options);
}

export function createDecipheriv(
  cipher: unknown,
  key: unknown,
  iv: unknown,
  options?: CipherOptions,
): Decipheriv {
  return new Decipheriv(cipher, key, iv, options);
}
