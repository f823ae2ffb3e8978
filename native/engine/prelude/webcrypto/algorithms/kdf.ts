import { hkdf as derive } from "../../crypto/hkdf.ts";
import { cryptography } from "../../crypto/native.ts";
import { type Algorithm, type KeyOptions, noParams, operation } from "../algorithm.ts";
import { checkUsages, unsupportedFormat } from "../checks.ts";
import { required, toBytesCopied, toDictionary, toInteger } from "../convert.ts";
import type { KeyData } from "../crypto-key.ts";
import { failure } from "../error.ts";
import { hashNamed, toHash } from "../hash.ts";
import { bytesOfKey } from "./secret.ts";

function bytesFor(length: number | null): number {
  if (length === null) throw failure("OperationError", "length cannot be null");
  if (length % 8 !== 0) throw failure("OperationError", "length must be a multiple of 8");
  return length / 8;
}

/** Keys of these algorithms come from outside, and stay where they are. */
function keys(name: string): Algorithm["operations"] {
  return {
    importKey: operation(noParams, (_, format, data, options: KeyOptions) => {
      if (format !== "raw") throw unsupportedFormat(format, `a ${name}`);
      checkUsages(options.usages, ["deriveKey", "deriveBits"], `a ${name}`);
      if (options.extractable) {
        throw failure("SyntaxError", `${name} keys are not extractable`);
      }
      if (options.usages.length === 0) {
        throw failure("SyntaxError", "Usages cannot be empty when importing a secret key.");
      }
      const bytes = (data as Uint8Array).slice();
      return {
        type: "secret" as const,
        ...options,
        algorithm: { name },
        material: { kind: "secret" as const, bytes },
      };
    }),
    getKeyLength: operation(noParams, () => null),
  };
}

interface HkdfParams {
  hash: { name: string };
  salt: Uint8Array;
  info: Uint8Array;
}

export const hkdf: Algorithm = {
  name: "HKDF",
  operations: {
    deriveBits: operation(
      toDictionary<HkdfParams>("HkdfParams", {
        hash: required(toHash),
        salt: required(toBytesCopied),
        info: required(toBytesCopied),
      }),
      ({ hash, salt, info }, key: KeyData, length: number | null) => {
        const bytes = derive(hashNamed(hash.name), bytesOfKey(key), salt, info, bytesFor(length));
        if (bytes === undefined) {
          throw failure("OperationError", "The operation failed for an operation-specific reason");
        }
        return bytes;
      },
    ),
    ...keys("HKDF"),
  },
};

interface Pbkdf2Params {
  hash: { name: string };
  salt: Uint8Array;
  iterations: number;
}

export const pbkdf2: Algorithm = {
  name: "PBKDF2",
  operations: {
    deriveBits: operation(
      toDictionary<Pbkdf2Params>("Pbkdf2Params", {
        hash: required(toHash),
        salt: required(toBytesCopied),
        iterations: required(toInteger(32)),
      }),
      ({ hash, salt, iterations }, key: KeyData, length: number | null) => {
        const bytes = bytesFor(length);
        if (iterations === 0) throw failure("OperationError", "iterations cannot be zero");
        const { name } = hashNamed(hash.name);
        return cryptography.pbkdf2(name, bytesOfKey(key), salt, iterations, bytes) as Uint8Array;
      },
    ),
    ...keys("PBKDF2"),
  },
};
