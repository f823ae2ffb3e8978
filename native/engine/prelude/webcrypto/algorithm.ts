import type { Converter } from "./convert.ts";
import type { KeyData, KeyUsage } from "./crypto-key.ts";
import type { JsonWebKey } from "./jwk.ts";

export type KeyFormat = "raw" | "pkcs8" | "spki" | "jwk";

export interface KeyPairData {
  publicKey: KeyData;
  privateKey: KeyData;
}

/** What a key is made with. */
export interface KeyOptions {
  extractable: boolean;
  usages: KeyUsage[];
}

/** One operation of an algorithm: its parameters, beside the name, and what it does. */
interface Operation<Run> {
  params: Converter<never>;
  run: Run;
}

/** The operations of Web Crypto, each with what it takes after the parameters. */
export interface Operations {
  digest: (params: never, data: Uint8Array) => Uint8Array;
  encrypt: (params: never, key: KeyData, data: Uint8Array) => Uint8Array;
  decrypt: (params: never, key: KeyData, data: Uint8Array) => Uint8Array;
  sign: (params: never, key: KeyData, data: Uint8Array) => Uint8Array;
  verify: (params: never, key: KeyData, signature: Uint8Array, data: Uint8Array) => boolean;
  generateKey: (params: never, options: KeyOptions) => KeyData | KeyPairData;
  importKey: (
    params: never,
    format: KeyFormat,
    data: Uint8Array | JsonWebKey,
    options: KeyOptions,
  ) => KeyData;
  exportKey: (params: never, format: KeyFormat, key: KeyData) => Uint8Array | JsonWebKey;
  deriveBits: (params: never, key: KeyData, length: number | null) => Uint8Array;
  /** In bits; null where the algorithm takes any. */
  getKeyLength: (params: never) => number | null;
  wrapKey: (params: never, key: KeyData, data: Uint8Array) => Uint8Array;
  unwrapKey: (params: never, key: KeyData, data: Uint8Array) => Uint8Array;
}

export type OperationName = keyof Operations;

/** An algorithm: its name as it is written, and the operations it has. */
export interface Algorithm {
  name: string;
  operations: { [Name in OperationName]?: Operation<Operations[Name]> };
}

/** An operation with parameters of a type. */
export function operation<P, Rest extends unknown[], R>(
  params: Converter<P>,
  run: (params: P, ...rest: Rest) => R,
): { params: Converter<never>; run: (params: never, ...rest: Rest) => R } {
  return { params: params as Converter<never>, run: run as never };
}

export interface NoParams {
  name: string;
}

/** Of operations that need no more than the name. */
export const noParams: Converter<NoParams> = () => ({ name: "" });
