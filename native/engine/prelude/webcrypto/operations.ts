import { bufferOf } from "../bytes.ts";
import type { KeyFormat, KeyOptions } from "./algorithm.ts";
import { type CryptoKey, createKey, dataOf, type KeyData, type KeyUsage } from "./crypto-key.ts";
import { failure } from "./error.ts";
import { type JsonWebKey, toJsonWebKey } from "./jwk.ts";
import { algorithmNamed, find, type Normalized, normalize } from "./normalize.ts";

/** Refuses a key that is not for the algorithm or the usage. */
export function checkKey(key: CryptoKey, name: string, usage: KeyUsage): KeyData {
  const data = dataOf(key);
  if (data.algorithm.name !== name || !data.usages.includes(usage)) {
    throw failure(
      "InvalidAccessError",
      "The requested operation is not valid for the provided key",
    );
  }
  return data;
}

/** The value of an extractable key. */
export function exportKey(format: KeyFormat, key: CryptoKey): Uint8Array | JsonWebKey {
  const data = dataOf(key);
  const { name } = data.algorithm;
  const operation = algorithmNamed(name).operations.exportKey;
  if (operation === undefined) {
    throw failure("NotSupportedError", `${name} keys can't be exported`);
  }
  if (!data.extractable) throw failure("InvalidAccessError", "key is not extractable");
  return operation.run({ name } as never, format, data);
}

/** A key of bytes, or of a JSON Web Key. */
export function importKey(
  operation: Normalized<"importKey">,
  format: KeyFormat,
  value: Uint8Array | JsonWebKey,
  options: KeyOptions,
): CryptoKey {
  const isJwk = !(value instanceof Uint8Array);
  if ((format === "jwk") !== isJwk) {
    throw new TypeError(`a key in the format ${format} is ${isJwk ? "bytes" : "an object"}`);
  }
  return createKey(operation.run(format, value, options));
}

/** The operation of wrapping, or that of encrypting where the algorithm has but that. */
export function wrapping(
  names: ["wrapKey", "encrypt"] | ["unwrapKey", "decrypt"],
  identifier: unknown,
  what: string,
): Pick<Normalized<"encrypt">, "name" | "run"> {
  return find(names[0], identifier, what) ?? normalize(names[1], identifier, what);
}

/** A key as it is wrapped. */
export function serialized(key: Uint8Array | JsonWebKey): Uint8Array {
  return key instanceof Uint8Array ? key : native.encodeUtf8(JSON.stringify(key));
}

/** What `serialized` made of a key. */
export function deserialized(format: KeyFormat, bytes: Uint8Array): Uint8Array | JsonWebKey {
  if (format !== "jwk") return bytes;
  let jwk: unknown;
  try {
    jwk = JSON.parse(native.decodeUtf8(bytes, true) ?? "");
  } catch {
    throw failure("DataError", "Invalid wrapped JWK key");
  }
  if (typeof jwk !== "object" || jwk === null || !("kty" in jwk)) {
    throw failure("DataError", "Invalid wrapped JWK key");
  }
  return toJsonWebKey(jwk, "The wrapped key");
}

/** Bytes as what goes out, JSON Web Keys as they are. */
export function outgoing(key: Uint8Array | JsonWebKey): ArrayBuffer | JsonWebKey {
  return key instanceof Uint8Array ? bufferOf(key) : key;
}
