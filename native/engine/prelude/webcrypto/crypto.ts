import { coded } from "../crypto/error.ts";
import { getRandomValues, randomUUID } from "../crypto/random.ts";
import { load } from "../load.ts";
import { tag } from "../tag.ts";
import { enumerable } from "./members.ts";
import type { SubtleCrypto } from "./subtle.ts";

const KEY = Symbol("Crypto");

/** The class of the global `crypto`. */
export class Crypto {
  #isCrypto = true;

  constructor(key?: unknown) {
    if (key !== KEY) throw coded(new TypeError("Illegal constructor"), "ERR_ILLEGAL_CONSTRUCTOR");
  }

  get subtle(): SubtleCrypto {
    check(#isCrypto in this);
    return load("subtle").subtle;
  }

  getRandomValues<T extends ArrayBufferView>(array: T): T {
    check(#isCrypto in this && this.#isCrypto);
    if (arguments.length === 0) {
      throw coded(
        new TypeError(
          "Failed to execute 'getRandomValues' on 'Crypto': 1 argument required, but only 0 present.",
        ),
        "ERR_MISSING_ARGS",
      );
    }
    return getRandomValues(array);
  }

  randomUUID(): string {
    check(#isCrypto in this);
    return randomUUID();
  }
}

function check(isCrypto: boolean): void {
  if (isCrypto) return;
  throw coded(new TypeError('Value of "this" must be of type Crypto'), "ERR_INVALID_THIS");
}

enumerable(Crypto, "subtle", "getRandomValues", "randomUUID");
tag(Crypto, "Crypto");

export const crypto = new Crypto(KEY);
