import { diacritics, jamo, primaries, root as rootText } from "intl:collation";
import { Table } from "./table.ts";

/** How a language orders texts, as it is handed over: scripts/intl/collation.mjs makes it. */
export interface OrderData {
  /** Settings: see the constants below. */
  bits: number;
  /** What is unlike the root's order: see `Table`. */
  table?: string;
  /** Which scripts come first. */
  reorder?: { from: number; table: number[]; ranges: number[] };
  /** Weights of the marks from U+0300 on. */
  diacritics?: string;
}

const LITHUANIAN_DOT_ABOVE = 1 << 6;
const BACKWARD = 1 << 7;
const SHIFTED = 1 << 8;
const CASE_FIRST = 1 << 9;
const UPPER_FIRST = 1 << 10;

const ROOT: OrderData = { bits: 1 };

let root: Table | undefined;

/** How the texts of a language are ordered. */
export class Order {
  readonly root: Table;
  readonly table: Table;
  readonly diacritics: string;
  readonly dotAbove: boolean;
  /** Whether the last accent counts most. */
  readonly backward: boolean;
  /** Whether punctuation doesn't count where nothing else is asked for. */
  readonly shifted: boolean;
  readonly caseFirst: "upper" | "lower" | "false";
  /** Weights below belong to spaces and punctuation. */
  readonly variableTop: number;
  readonly #reorder: OrderData["reorder"];
  readonly #elements = new Map<number, number>();
  readonly #rootElements = new Map<number, number>();

  constructor(data: OrderData = ROOT) {
    const { bits } = data;
    root ??= new Table(rootText);
    this.root = root;
    this.table = data.table === undefined ? root : new Table(data.table);
    this.diacritics = data.diacritics ?? diacritics;
    this.dotAbove = (bits & LITHUANIAN_DOT_ABOVE) !== 0;
    this.backward = (bits & BACKWARD) !== 0;
    this.shifted = (bits & SHIFTED) !== 0;
    this.caseFirst =
      (bits & CASE_FIRST) === 0 ? "false" : (bits & UPPER_FIRST) === 0 ? "lower" : "upper";
    this.variableTop = primaries.charCodeAt(bits & 3) * 0x10000;
    this.#reorder = data.reorder;
  }

  /** The highest byte of the weights of numbers. */
  get numericLead(): number {
    return 0x10;
  }

  /** The element of a character. */
  elementOf(code: number): number {
    let element = this.#elements.get(code);
    if (element === undefined) {
      element = code >= 0x1100 && code < 0x1200 ? jamoElement(code) : this.table.ofCharacter(code);
      this.#elements.set(code, element);
    }
    return element;
  }

  /** The element of a character of which the language says nothing. */
  rootElementOf(code: number): number {
    let element = this.#rootElements.get(code);
    if (element === undefined) {
      element = this.root.ofCharacter(code);
      this.#rootElements.set(code, element);
    }
    return element;
  }

  /** A primary weight after the scripts were put into the language's order. */
  reordered(primary: number): number {
    if (this.#reorder === undefined) return primary;
    const { from, table, ranges } = this.#reorder;
    const lead = table[primary >>> 24] as number;
    if (lead !== 0 || primary <= 1) return lead * 0x1000000 + (primary & 0xffffff);
    if (primary >= from) return primary;
    const top = (primary | 0xffff) >>> 0;
    const range = ranges.find((limit) => top < limit);
    return range === undefined ? primary : (primary + (range << 24)) >>> 0;
  }
}

function jamoElement(code: number): number {
  const at = 2 * (code - 0x1100);
  return (jamo.charCodeAt(at) | (jamo.charCodeAt(at + 1) << 16)) >>> 0;
}
