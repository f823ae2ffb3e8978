import { registerKind } from "../cloning/serializable.ts";
import { coded } from "../crypto/error.ts";
import type { Material } from "../crypto/keys/material.ts";
import { inspectAs } from "../inspect-as.ts";
import { tag } from "../tag.ts";
import { enumerable } from "./members.ts";

export type KeyType = "secret" | "private" | "public";

export const USAGES = [
  "encrypt",
  "decrypt",
  "sign",
  "verify",
  "deriveKey",
  "deriveBits",
  "wrapKey",
  "unwrapKey",
] as const;

export type KeyUsage = (typeof USAGES)[number];

/** What `CryptoKey.algorithm` gives; which members there are beside the name depends on that. */
export interface KeyAlgorithm {
  name: string;
  length?: number;
  hash?: { name: string };
  namedCurve?: string;
  modulusLength?: number;
  publicExponent?: Uint8Array;
}

/** What a key is. */
export interface KeyData {
  type: KeyType;
  extractable: boolean;
  algorithm: KeyAlgorithm;
  usages: KeyUsage[];
  material: Material;
}

const KEY = Symbol("CryptoKey");

/** What a key is, beyond what code may change of what its getters give. */
export let dataOf: (key: CryptoKey) => KeyData;
export let isCryptoKey: (value: unknown) => value is CryptoKey;

/** A key of Web Crypto. Its bytes are nowhere among its properties. */
export class CryptoKey {
  readonly #data: KeyData;
  /** What the getters give: always the same objects, whatever code does to them. */
  readonly #algorithm: KeyAlgorithm;
  readonly #usages: KeyUsage[];

  static {
    dataOf = (key) => key.#data;
    isCryptoKey = (value): value is CryptoKey =>
      typeof value === "object" && value !== null && #data in value;
  }

  constructor(key?: unknown, data?: KeyData) {
    if (key !== KEY || data === undefined) {
      throw coded(new TypeError("Illegal constructor"), "ERR_ILLEGAL_CONSTRUCTOR");
    }
    this.#data = data;
    const { hash, publicExponent } = data.algorithm;
    this.#algorithm = {
      ...data.algorithm,
      ...(hash && { hash: { ...hash } }),
      ...(publicExponent && { publicExponent: publicExponent.slice() }),
    };
    this.#usages = [...data.usages];
  }

  get type(): KeyType {
    return this.#data.type;
  }

  get extractable(): boolean {
    return this.#data.extractable;
  }

  get algorithm(): KeyAlgorithm {
    return this.#algorithm;
  }

  get usages(): KeyUsage[] {
    return this.#usages;
  }
}

enumerable(CryptoKey, "type", "extractable", "algorithm", "usages");
tag(CryptoKey, "CryptoKey");
inspectAs(CryptoKey, ({ type, extractable, algorithm, usages }) => ({
  type,
  extractable,
  algorithm,
  usages,
}));
registerKind({
  owns: isCryptoKey,
  clone: (key) => createKey(dataOf(key as CryptoKey)),
  transfer: null,
});

export function createKey(data: KeyData): CryptoKey {
  return new CryptoKey(KEY, data);
}
