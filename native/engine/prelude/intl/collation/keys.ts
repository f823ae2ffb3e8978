import { type Elements, elementsOf, isContextFree } from "./elements.ts";
import type { Order } from "./order.ts";

export interface CompareOptions {
  /** Whether digits are compared as numbers: "2" before "10". */
  numeric: boolean;
  sensitivity: "base" | "accent" | "case" | "variant";
  /** Whether spaces and punctuation don't count. */
  ignorePunctuation: boolean;
  caseFirst: "upper" | "lower" | "false";
}

/** Weights up to it separate fields and are never skipped. */
const MERGE_SEPARATOR = 0x02000000;

const CASE = 0xc000;
const TERTIARY = 0x3f3f;

/** Between the levels of a key: less than any weight. */
const SEPARATOR = "\0";

/** The most keys that are kept, and the longest text of which one is. */
const MOST = 4096;
const LONGEST = 128;

/** Texts without marks, and without a dot that makes one letter of an "l". */
const LATIN = /^[\0-\xb6\xb8-\u024f]*$/;
const LATIN_END = 0x250;

/** What a character adds to each level of a key. */
type Fragment = [primary: string, secondary: string, tertiary: string];

const instances = new WeakMap<Order, Map<string, Keys>>();

/** The keys for an order with options; those who ask for the same share them. */
export function keysFor(order: Order, options: CompareOptions): Keys {
  let ofOrder = instances.get(order);
  if (ofOrder === undefined) {
    ofOrder = new Map();
    instances.set(order, ofOrder);
  }
  const { numeric, sensitivity, ignorePunctuation, caseFirst } = options;
  const name = [numeric, sensitivity, ignorePunctuation, caseFirst].join();
  let keys = ofOrder.get(name);
  if (keys === undefined) {
    keys = new Keys(order, { numeric, sensitivity, ignorePunctuation, caseFirst });
    ofOrder.set(name, keys);
  }
  return keys;
}

/**
 * Makes keys of texts, which compare as the texts should. A key has the primary weights of all letters, then their
 * accents, then their cases, as far as they count; the levels are ICU's.
 */
class Keys {
  readonly #order: Order;
  readonly #options: CompareOptions;
  /** Whoever sorts asks for the same ones again and again. */
  readonly #kept = new Map<string, string>();
  /** By code; null for characters that depend on others. Undefined where keys can't be put together of fragments. */
  readonly #fragments: (Fragment | null | undefined)[] | undefined;

  constructor(order: Order, options: CompareOptions) {
    this.#order = order;
    this.#options = options;
    const { ignorePunctuation, sensitivity } = options;
    const isSimple = !ignorePunctuation && sensitivity !== "case" && !order.backward;
    this.#fragments = isSimple ? new Array(LATIN_END).fill(undefined) : undefined;
  }

  of(text: string): string {
    let key = this.#kept.get(text);
    if (key === undefined) {
      key = this.#join(text) ?? this.#make(text);
      if (this.#kept.size >= MOST) this.#kept.clear();
      if (text.length <= LONGEST) this.#kept.set(text, key);
    }
    return key;
  }

  /** The key of a text whose characters don't depend on each other, in a fraction of the time. */
  #join(text: string): string | undefined {
    if (this.#fragments === undefined || !LATIN.test(text)) return undefined;
    let primaries = "";
    let secondaries = "";
    let tertiaries = "";
    for (let at = 0; at < text.length; at++) {
      const fragment = this.#fragments[text.charCodeAt(at)] ?? this.#fragment(text.charAt(at));
      if (fragment === null) return undefined;
      primaries += fragment[0];
      secondaries += fragment[1];
      tertiaries += fragment[2];
    }
    const { sensitivity } = this.#options;
    if (sensitivity === "base") return primaries;
    const key = primaries + SEPARATOR + secondaries;
    return sensitivity === "accent" ? key : key + SEPARATOR + tertiaries;
  }

  #fragment(character: string): Fragment | null {
    const code = character.charCodeAt(0);
    const known = this.#fragments?.[code];
    if (known !== undefined) return known;
    const { numeric, caseFirst } = this.#options;
    let fragment: Fragment | null = null;
    if (isContextFree(character, this.#order, numeric)) {
      const elements = elementsOf(character, this.#order, numeric);
      fragment = [
        primariesOf(elements, this.#order),
        secondariesOf(elements, this.#order),
        tertiariesOf(elements, caseFirst),
      ];
    }
    if (this.#fragments !== undefined) this.#fragments[code] = fragment;
    return fragment;
  }

  #make(text: string): string {
    const { numeric, sensitivity, ignorePunctuation, caseFirst } = this.#options;
    const all = elementsOf(text, this.#order, numeric);
    const elements = ignorePunctuation ? counting(all, this.#order) : all;
    const primaries = primariesOf(elements, this.#order);
    switch (sensitivity) {
      case "base":
        return primaries;
      case "case":
        return primaries + SEPARATOR + casesOf(elements, caseFirst);
      case "accent":
        return primaries + SEPARATOR + secondariesOf(elements, this.#order);
      case "variant":
        return (
          primaries +
          SEPARATOR +
          secondariesOf(elements, this.#order) +
          SEPARATOR +
          tertiariesOf(elements, caseFirst)
        );
    }
  }
}

/** The elements that count where punctuation doesn't. */
function counting({ primaries, weights }: Elements, { variableTop }: Order): Elements {
  const kept: Elements = { primaries: [], weights: [] };
  let skipping = false;
  for (const [at, primary] of primaries.entries()) {
    // Marks belong to what they stand on.
    if (primary !== 0) skipping = primary < variableTop && primary > MERGE_SEPARATOR;
    if (skipping) continue;
    kept.primaries.push(primary);
    kept.weights.push(weights[at] as number);
  }
  return kept;
}

function primariesOf({ primaries }: Elements, order: Order): string {
  let key = "";
  for (const primary of primaries) {
    if (primary === 0) continue;
    const weight = order.reordered(primary);
    key += String.fromCharCode(weight >>> 16, weight & 0xffff);
  }
  return key;
}

function secondariesOf({ weights }: Elements, { backward }: Order): string {
  const list: number[] = [];
  for (const weight of weights) {
    const secondary = weight >>> 16;
    if (secondary !== 0) list.push(secondary);
  }
  if (backward) list.reverse();
  return list.map((secondary) => String.fromCharCode(secondary)).join("");
}

/** One of each element of the first level. */
function casesOf({ primaries, weights }: Elements, caseFirst: CompareOptions["caseFirst"]): string {
  let key = "";
  for (const [at, weight] of weights.entries()) {
    if (weight === 0 || primaries[at] === 0) continue;
    const bits = weight & CASE;
    key += String.fromCharCode(1 + (caseFirst === "upper" ? CASE - bits : bits));
  }
  return key;
}

function tertiariesOf({ weights }: Elements, caseFirst: CompareOptions["caseFirst"]): string {
  const mask = caseFirst === "false" ? TERTIARY : CASE | TERTIARY;
  let key = "";
  for (const weight of weights) {
    const tertiary = weight & mask;
    if (tertiary === 0) continue;
    const isPlain = caseFirst !== "upper" || tertiary <= 0x100;
    const upperFirst = weight >>> 16 === 0 ? tertiary + 0x4000 : tertiary ^ CASE;
    key += String.fromCharCode(isPlain ? tertiary : upperFirst);
  }
  return key;
}
