import { Context } from "./context.ts";
import { isHigher, isMovable } from "./marks.ts";
import { writeNumber } from "./numeric.ts";
import type { Order } from "./order.ts";
import type { Table } from "./table.ts";

/** The collation elements of a text: primary weights, and the others, secondary above tertiary. */
export interface Elements {
  primaries: number[];
  weights: number[];
}

const COMMON_SECONDARY = 0x0500_0000;
export const COMMON_WEIGHTS = 0x0500_0500;
const COMMON_TERTIARY = 0x0500;

/** Kinds of elements that aren't complete in themselves, by their low four bits. */
const FALLBACK = 0;
const LONG_PRIMARY = 1;
const LONG_SECONDARY = 2;
const LATIN_EXPANSION = 4;
const EXPANSION_32 = 5;
const EXPANSION = 6;
const PREFIX = 8;
const CONTRACTION = 9;
const DIGIT = 10;
const OFFSET = 14;

/** The lowest low byte of those elements. */
const SPECIAL = 0xc0;

/** A mark that belongs to a character further ahead. */
const TAKEN = -1;

const REPLACEMENT = 0xfffd;

/** Takes a text apart. */
export function elementsOf(text: string, order: Order, numeric: boolean): Elements {
  const writer = new Writer(codesOf(text), order, numeric);
  return writer.write();
}

/** Every sequence that begins with the character goes on with a mark. */
const ONLY_MARKS = 0x200;

/** Whether a character comes to the same wherever it stands, if no mark follows it. */
export function isContextFree(character: string, order: Order, numeric: boolean): boolean {
  return codesOf(character).every((code) => {
    let element = order.elementOf(code);
    const isRoots = element === SPECIAL + FALLBACK || order.table === order.root;
    if (element === SPECIAL + FALLBACK) element = order.rootElementOf(code);
    if ((element & 0xff) < SPECIAL) return true;
    switch (element & 15) {
      case CONTRACTION:
        // The root knows one for Latin letters: an "l" and a dot in the middle.
        return isRoots || (element & ONLY_MARKS) !== 0;
      case PREFIX:
        return false;
      case DIGIT:
        return !numeric;
      default:
        return true;
    }
  });
}

function codesOf(text: string): number[] {
  const codes: number[] = [];
  // Nothing below is taken apart.
  const normal = /^[\0-\xbf]*$/.test(text) ? text : text.normalize("NFD");
  for (const character of normal) {
    const code = character.codePointAt(0) as number;
    codes.push(code >= 0xd800 && code <= 0xdfff ? REPLACEMENT : code);
  }
  return codes;
}

class Writer {
  readonly #codes: number[];
  readonly #order: Order;
  readonly #numeric: boolean;
  readonly #primaries: number[] = [];
  readonly #weights: number[] = [];
  /** The first character that isn't read. */
  #next = 0;

  constructor(codes: number[], order: Order, numeric: boolean) {
    this.#codes = codes;
    this.#order = order;
    this.#numeric = numeric;
  }

  write(): Elements {
    const { diacritics, dotAbove } = this.#order;
    while (this.#next < this.#codes.length) {
      const code = this.#codes[this.#next++] as number;
      if (code === TAKEN) continue;
      const diacritic = code >= 0x300 ? diacritics.charCodeAt(code - 0x300) : Number.NaN;
      if (Number.isNaN(diacritic)) this.#character(code);
      else if (!(dotAbove && code === 0x307 && isLithuanian(this.#codes[this.#next]))) {
        this.#push(0, diacritic * 0x10000 + COMMON_TERTIARY);
      }
    }
    return { primaries: this.#primaries, weights: this.#weights };
  }

  #push(primary: number, weights: number): void {
    this.#primaries.push(primary);
    this.#weights.push(weights);
  }

  #character(code: number): void {
    let { table } = this.#order;
    let element = this.#order.elementOf(code);
    if (element === SPECIAL + FALLBACK) {
      table = this.#order.root;
      element = this.#order.rootElementOf(code);
    }
    this.#element(code, element, table);
  }

  #element(code: number, given: number, table: Table): void {
    for (let element = given; ; ) {
      if (this.#complete(element)) return;
      const index = element >>> 13;
      const length = (element >>> 8) & 31;
      switch (element & 15) {
        case EXPANSION_32:
          for (let at = index; at < index + length; at++) this.#complete(table.element(at));
          return;
        case EXPANSION:
          for (let at = index; at < index + length; at++) {
            this.#push(table.highHalf(at), table.lowHalf(at));
          }
          return;
        case PREFIX:
          element = this.#afterPrefix(table, index);
          break;
        case CONTRACTION:
          element = this.#contracted(table, index);
          break;
        case DIGIT:
          if (this.#numeric) {
            this.#number((element >>> 8) & 15);
            return;
          }
          element = table.element(index);
          break;
        case OFFSET:
          this.#push(primaryAt(table.highHalf(index), table.lowHalf(index), code), COMMON_WEIGHTS);
          return;
        default:
          this.#push(implicitPrimary(code), COMMON_WEIGHTS);
          return;
      }
    }
  }

  /** Writes an element that is complete in itself; tells whether it was one. */
  #complete(element: number): boolean {
    const low = element & 0xff;
    if (low < SPECIAL) {
      this.#push((element & 0xffff0000) >>> 0, (((element & 0xff00) << 16) | (low << 8)) >>> 0);
      return true;
    }
    switch (low & 15) {
      case LONG_PRIMARY:
        this.#push((element & 0xffffff00) >>> 0, COMMON_WEIGHTS);
        return true;
      case LONG_SECONDARY:
        this.#push(0, (element & 0xffffff00) >>> 0);
        return true;
      case LATIN_EXPANSION:
        this.#push((element & 0xff000000) >>> 0, COMMON_SECONDARY | ((element & 0xff0000) >>> 8));
        this.#push(0, ((element & 0xff00) << 16) + COMMON_TERTIARY);
        return true;
      default:
        return false;
    }
  }

  /** The element of a character that depends on what stands before it. */
  #afterPrefix(table: Table, index: number): number {
    const context = new Context(table, index + 2);
    let element = defaultAt(table, index);
    for (let at = this.#next - 2; at >= 0 && !context.isEnd; at--) {
      const code = this.#codes[at] as number;
      if (code === TAKEN) continue;
      context.step(code);
      element = context.value ?? element;
    }
    return element;
  }

  /** The element of the longest sequence that begins with a character and has one; other marks may stand between. */
  #contracted(table: Table, index: number): number {
    const codes = this.#codes;
    let element = defaultAt(table, index);
    let longest = new Context(table, index + 2);
    const context = longest.copy();
    for (let at = this.#next; at < codes.length && !context.isEnd; at++) {
      const code = codes[at] as number;
      if (code === TAKEN) continue;
      context.step(code);
      const { value } = context;
      if (value === undefined) continue;
      element = value;
      longest = context.copy();
      this.#next = at + 1;
    }
    let skipped: number | undefined;
    for (let at = this.#next; at < codes.length; at++) {
      const code = codes[at] as number;
      if (code === TAKEN) continue;
      if (!isMovable(code)) break;
      const next = longest.copy();
      if (skipped === undefined || isHigher(code, skipped)) next.step(code);
      const value = skipped === undefined || isHigher(code, skipped) ? next.value : undefined;
      if (value === undefined) {
        skipped = code;
        continue;
      }
      element = value;
      longest = next;
      codes[at] = TAKEN;
    }
    return element;
  }

  #number(first: number): void {
    const digits = [first];
    for (; this.#next < this.#codes.length; this.#next++) {
      const code = this.#codes[this.#next] as number;
      let element = this.#order.elementOf(code);
      if (element === SPECIAL + FALLBACK) element = this.#order.rootElementOf(code);
      if ((element & 0xff) < SPECIAL || (element & 15) !== DIGIT) break;
      digits.push((element >>> 8) & 15);
    }
    writeNumber(digits, this.#order.numericLead, (primary) => this.#push(primary, COMMON_WEIGHTS));
  }
}

function isLithuanian(code: number | undefined): boolean {
  return code === 0x300 || code === 0x301 || code === 0x303;
}

function defaultAt(table: Table, index: number): number {
  return ((table.context(index) << 16) | table.context(index + 1)) >>> 0;
}

/** The weight of a character in a range where weights follow the code points. */
function primaryAt(base: number, data: number, code: number): number {
  const isCompressible = (data & 0x80) !== 0;
  let offset = (code - (data >> 8)) * (data & 0x7f) + ((base >>> 8) & 0xff) - 2;
  let primary = ((offset % 254) + 2) * 0x100;
  offset = Math.trunc(offset / 254);
  const [lowest, count] = isCompressible ? [4, 251] : [2, 254];
  offset += ((base >>> 16) & 0xff) - lowest;
  primary += ((offset % count) + lowest) * 0x10000;
  return primary + ((base & 0xff000000) >>> 0) + Math.trunc(offset / count) * 0x1000000;
}

/** The weight of a character that has no place of its own, by its code point. */
function implicitPrimary(code: number): number {
  let rest = code + 1;
  let primary = 2 + (rest % 18) * 14;
  rest = Math.trunc(rest / 18);
  primary += (2 + (rest % 254)) * 0x100;
  rest = Math.trunc(rest / 254);
  primary += (4 + (rest % 251)) * 0x10000;
  return primary + 0xfe000000;
}
