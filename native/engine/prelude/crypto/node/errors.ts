import { defineError, withCode } from "../../node/errors/node-error.ts";

// Errors of `node:crypto` by their codes, with Node's messages.

export const ERR_CRYPTO_HASH_FINALIZED = defineError(
  Error,
  "ERR_CRYPTO_HASH_FINALIZED",
  () => "Digest already called",
);

export const ERR_CRYPTO_INVALID_DIGEST = defineError(
  TypeError,
  "ERR_CRYPTO_INVALID_DIGEST",
  (name: unknown) => `Invalid digest: ${name}`,
);

export const ERR_CRYPTO_INVALID_KEYLEN = defineError(
  RangeError,
  "ERR_CRYPTO_INVALID_KEYLEN",
  (message?: string) => message ?? "Invalid key length",
);

export const ERR_CRYPTO_INVALID_KEYTYPE = defineError(
  Error,
  "ERR_CRYPTO_INVALID_KEYTYPE",
  () => "Invalid key type",
);

export const ERR_CRYPTO_INVALID_IV = defineError(
  TypeError,
  "ERR_CRYPTO_INVALID_IV",
  () => "Invalid initialization vector",
);

export const ERR_CRYPTO_INVALID_AUTH_TAG = defineError(
  TypeError,
  "ERR_CRYPTO_INVALID_AUTH_TAG",
  (message: string) => message,
);

export const ERR_CRYPTO_UNKNOWN_CIPHER = defineError(
  Error,
  "ERR_CRYPTO_UNKNOWN_CIPHER",
  () => "Unknown cipher",
);

export const ERR_CRYPTO_INVALID_STATE = defineError(
  Error,
  "ERR_CRYPTO_INVALID_STATE",
  (operation?: string) =>
    operation === undefined ? "Invalid state" : `Invalid state for operation ${operation}`,
);

export const ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH = defineError(
  RangeError,
  "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH",
  () => "Input buffers must have the same byte length",
);

export const ERR_CRYPTO_INVALID_SCRYPT_PARAMS = defineError(
  RangeError,
  "ERR_CRYPTO_INVALID_SCRYPT_PARAMS",
  (reason?: string) => `Invalid scrypt params${reason === undefined ? "" : `: ${reason}`}`,
);

export const ERR_CRYPTO_SCRYPT_INVALID_PARAMETER = defineError(
  Error,
  "ERR_CRYPTO_SCRYPT_INVALID_PARAMETER",
  () => "Invalid scrypt parameter",
);

export const ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE = defineError(
  TypeError,
  "ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE",
  (actual: string, expected: string) => `Invalid key object type ${actual}, expected ${expected}.`,
);

export const ERR_CRYPTO_INCOMPATIBLE_KEY = defineError(
  Error,
  "ERR_CRYPTO_INCOMPATIBLE_KEY",
  (name: string, value: string) => `Incompatible ${name}: ${value}`,
);

export const ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS = defineError(
  Error,
  "ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS",
  (type: string, reason: string) => `The selected key encoding ${type} ${reason}.`,
);

export const ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE = defineError(
  Error,
  "ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE",
  () => "Unsupported JWK Key Type.",
);

export const ERR_CRYPTO_INVALID_JWK = defineError(
  TypeError,
  "ERR_CRYPTO_INVALID_JWK",
  (message?: string) => message ?? "Invalid JWK data",
);

export const ERR_CRYPTO_INVALID_CURVE = defineError(
  TypeError,
  "ERR_CRYPTO_INVALID_CURVE",
  () => "Invalid EC curve name",
);

export const ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY = defineError(
  Error,
  "ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY",
  () => "Public key is not valid for specified curve",
);

export const ERR_CRYPTO_ECDH_INVALID_FORMAT = defineError(
  TypeError,
  "ERR_CRYPTO_ECDH_INVALID_FORMAT",
  (format: unknown) => `Invalid ECDH format: ${format}`,
);

export const ERR_CRYPTO_SIGN_KEY_REQUIRED = defineError(
  Error,
  "ERR_CRYPTO_SIGN_KEY_REQUIRED",
  () => "No key provided to sign",
);

export const ERR_MISSING_PASSPHRASE = defineError(
  TypeError,
  "ERR_MISSING_PASSPHRASE",
  () => "Passphrase required for encrypted key",
);

/** An error as OpenSSL has them, such as `error:1C800064:Provider routines::bad decrypt`. */
export function opensslError(number: string, library: string, reason: string): Error {
  const error = new Error(`error:${number}:${library}::${reason}`);
  const code = `ERR_OSSL_${LIBRARIES[library] ?? ""}${reason.replaceAll(" ", "_").toUpperCase()}`;
  return withCode(Object.assign(error, { library, reason }), code);
}

/** What stands in codes for the libraries of OpenSSL. Providers are not named. */
const LIBRARIES: Readonly<Record<string, string>> = {
  "digital envelope routines": "EVP_",
  "rsa routines": "RSA_",
  "DECODER routines": "",
};

/** OpenSSL's error for what should be a key and is none. */
export const unsupportedKey = (): Error =>
  opensslError("1E08010C", "DECODER routines", "unsupported");
