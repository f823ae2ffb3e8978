import { concat } from "../concat.ts";

/** Bytes that are not what a format asks for. */
export class Malformed extends Error {}

/** One element of DER. */
export interface Element {
  tag: number;
  body: Uint8Array;
  /** With its tag and its length. */
  all: Uint8Array;
}

export const TAGS = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
} as const;

/** The tag of the constructed element that a context numbers so. */
export const context = (number: number): number => 0xa0 | number;

/** The tag of the other element that a context numbers so. */
export const implicit = (number: number): number => 0x80 | number;

/** Takes the elements of DER one after the other. */
export class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** The tag of the next element; undefined at the end. */
  get tag(): number | undefined {
    return this.#bytes[this.#at];
  }

  next(tag: number): Element {
    if (this.tag !== tag) throw new Malformed(`no element with the tag ${tag}`);
    const start = this.#at;
    let length = this.#bytes[start + 1] ?? 0;
    let at = start + 2;
    if (length > 0x80) {
      const count = length & 0x7f;
      if (count > 4) throw new Malformed("the length is too long");
      length = 0;
      for (const end = at + count; at < end; at++) length = length * 256 + (this.#bytes[at] ?? 0);
    } else if (length === 0x80) {
      throw new Malformed("the length is not given");
    }
    const end = at + length;
    if (end > this.#bytes.length) throw new Malformed("there are fewer bytes than it says");
    this.#at = end;
    const [body, all] = [this.#bytes.subarray(at, end), this.#bytes.subarray(start, end)];
    return { tag, body, all };
  }

  /** What an optional element holds, if it is next. */
  optional(tag: number): Uint8Array | undefined {
    return this.tag === tag ? this.next(tag).body : undefined;
  }

  sequence(): Reader {
    return new Reader(this.next(TAGS.sequence).body);
  }

  /** An unsigned number without zeros in front. */
  unsigned(): Uint8Array {
    const { body } = this.next(TAGS.integer);
    if (body.length === 0 || (body[0] ?? 0) > 0x7f) throw new Malformed("no unsigned number");
    return trimmed(body);
  }

  /** A small unsigned number. */
  small(): number {
    return this.unsigned().reduce((number, byte) => number * 256 + byte, 0);
  }

  /** An object's name, such as "1.2.840.10045.2.1". */
  oid(): string {
    const numbers: number[] = [];
    let number = 0;
    for (const byte of this.next(TAGS.oid).body) {
      number = number * 128 + (byte & 0x7f);
      if (byte < 0x80) {
        numbers.push(number);
        number = 0;
      }
    }
    const [first = 0, ...rest] = numbers;
    const root = Math.min(2, Math.floor(first / 40));
    return [root, first - 40 * root, ...rest].join(".");
  }

  octets(): Uint8Array {
    return this.next(TAGS.octetString).body;
  }

  /** A whole number of bytes. */
  bits(): Uint8Array {
    const { body } = this.next(TAGS.bitString);
    if (body[0] !== 0) throw new Malformed("no whole number of bytes");
    return body.subarray(1);
  }

  /** Refuses what is behind the last element. */
  end(): void {
    if (!this.isAtEnd) throw new Malformed("there is something behind the end");
  }
}

/** A number without zeros in front, but for the number zero. */
export function trimmed(number: Uint8Array): Uint8Array {
  let zeros = 0;
  while (zeros < number.length - 1 && number[zeros] === 0) zeros++;
  return number.subarray(zeros);
}

/** An element that holds these bytes. */
export function element(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length < 0x80) return concat(Uint8Array.of(tag, length), ...parts);
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return concat(Uint8Array.of(tag, 0x80 | digits.length, ...digits), ...parts);
}

export const sequence = (...parts: Uint8Array[]): Uint8Array => element(TAGS.sequence, ...parts);
export const octetString = (bytes: Uint8Array): Uint8Array => element(TAGS.octetString, bytes);
export const nothing = (): Uint8Array => element(TAGS.null);
export const bitString = (bytes: Uint8Array): Uint8Array =>
  element(TAGS.bitString, Uint8Array.of(0), bytes);

/** An unsigned number. */
export function integer(number: Uint8Array | number): Uint8Array {
  const bytes = typeof number === "number" ? digitsOf(number) : trimmed(number);
  const sign = (bytes[0] ?? 0) > 0x7f ? [0] : [];
  return element(TAGS.integer, Uint8Array.from(sign), bytes);
}

function digitsOf(number: number): Uint8Array {
  const digits = [number % 256];
  for (let rest = Math.floor(number / 256); rest > 0; rest = Math.floor(rest / 256)) {
    digits.unshift(rest % 256);
  }
  return Uint8Array.from(digits);
}

/** An object's name. */
export function oid(name: string): Uint8Array {
  const [root = 0, first = 0, ...rest] = name.split(".").map(Number);
  const bytes = [root * 40 + first, ...rest].flatMap((number) => {
    const digits = [number & 0x7f];
    for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128)) {
      digits.unshift((left & 0x7f) | 0x80);
    }
    return digits;
  });
  return element(TAGS.oid, Uint8Array.from(bytes));
}
