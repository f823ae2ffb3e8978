// How characters are ordered, in the form of ICU4X: a trie by code point of 32-bit collation elements, which refer to
// what doesn't fit into them. All of it is one text of 16-bit units (scripts/intl/collation-data.mjs), which is read in
// place: nothing is unpacked.

const HEADER = 14;

/** A collation table. */
export class Table {
  readonly #text: string;
  readonly #fastLimit: number;
  readonly #supplementary: number;
  readonly #highStart: number;
  readonly #data: number;
  readonly #last: number;
  readonly #ces: number;
  readonly #ce32s: number;
  readonly #contexts: number;

  constructor(text: string) {
    this.#text = text;
    const [isFast, highStart, index, data, ces, ce32s] = [0, 2, 4, 6, 8, 10].map((at) =>
      this.#long(at),
    ) as [number, number, number, number, number, number];
    this.#fastLimit = isFast === 1 ? 0xffff : 0xfff;
    this.#supplementary = isFast === 1 ? 1020 : 64;
    this.#highStart = highStart;
    this.#data = HEADER + index;
    this.#ces = this.#data + data;
    // The last but one holds for all characters from `highStart` on.
    this.#last = this.#ces - 4;
    this.#ce32s = this.#ces + ces;
    this.#contexts = this.#ce32s + ce32s;
  }

  /** The element of a character. */
  ofCharacter(code: number): number {
    if (code <= this.#fastLimit) {
      return this.#long(this.#data + 2 * (this.#unit(code >> 6) + (code & 63)));
    }
    if (code >= this.#highStart) return this.#long(this.#last);
    const first = this.#unit((code >> 14) + this.#supplementary);
    let block = this.#unit(first + ((code >> 9) & 31));
    let place = (code >> 4) & 31;
    let high = 0;
    if (block & 0x8000) {
      // Indices of 18 bits: the high ones of eight stand before them.
      block = (block & 0x7fff) + (place & ~7) + (place >> 3);
      place &= 7;
      high = (this.#unit(block) << (2 + 2 * place)) & 0x30000;
      block++;
    }
    const data = high | this.#unit(block + place);
    return this.#long(this.#data + 2 * (data + (code & 15)));
  }

  /** A 32-bit element by its index. */
  element(index: number): number {
    return this.#long(this.#ce32s + 2 * index);
  }

  /** The primary weight, or data, of a 64-bit element by its index. */
  highHalf(index: number): number {
    return this.#long(this.#ces + 4 * index + 2);
  }

  /** The other weights of a 64-bit element. */
  lowHalf(index: number): number {
    return this.#long(this.#ces + 4 * index);
  }

  /** A unit of the tries of contexts. */
  context(at: number): number {
    return this.#text.charCodeAt(this.#contexts + at);
  }

  #unit(at: number): number {
    return this.#text.charCodeAt(HEADER + at);
  }

  #long(at: number): number {
    return (this.#text.charCodeAt(at) | (this.#text.charCodeAt(at + 1) << 16)) >>> 0;
  }
}
