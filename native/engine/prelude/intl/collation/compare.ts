import { type Elements, elementsOf } from "./elements.ts";
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

/** Compares two texts: below 0, 0, or above. The levels are ICU's. */
export function compare(
  left: string,
  right: string,
  order: Order,
  options: CompareOptions,
): number {
  if (left === right) return 0;
  const [a, b] = [left, right].map((text) => counting(text, order, options)) as [
    Elements,
    Elements,
  ];
  const primary = compareLists(
    primariesOf(a),
    primariesOf(b),
    (x, y) => order.reordered(x) - order.reordered(y),
  );
  if (primary !== 0) return primary;
  const { sensitivity, caseFirst } = options;
  if (sensitivity === "base") return 0;
  if (sensitivity === "case") {
    const order = compareLists(casesOf(a), casesOf(b));
    return caseFirst === "upper" ? 0 - order : order;
  }
  const secondary = compareLists(secondariesOf(a, order), secondariesOf(b, order));
  if (secondary !== 0 || sensitivity === "accent") return secondary;
  return compareLists(tertiariesOf(a, caseFirst), tertiariesOf(b, caseFirst));
}

/** The elements of a text that count. */
function counting(text: string, order: Order, options: CompareOptions): Elements {
  const all = elementsOf(text, order, options.numeric);
  if (!options.ignorePunctuation) return all;
  const { primaries, weights } = all;
  const kept: Elements = { primaries: [], weights: [] };
  let skipping = false;
  for (const [at, primary] of primaries.entries()) {
    // Marks belong to what they stand on.
    if (primary !== 0) skipping = primary < order.variableTop && primary > MERGE_SEPARATOR;
    if (skipping) continue;
    kept.primaries.push(primary);
    kept.weights.push(weights[at] as number);
  }
  return kept;
}

function compareLists(
  a: readonly number[],
  b: readonly number[],
  difference = (x: number, y: number) => x - y,
): number {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const [x, y] = [a[at] as number, b[at] as number];
    if (x !== y) return Math.sign(difference(x, y));
  }
  return Math.sign(a.length - b.length);
}

const isWeight = (weight: number) => weight !== 0;

function primariesOf({ primaries }: Elements): number[] {
  return primaries.filter(isWeight);
}

function secondariesOf({ weights }: Elements, { backward }: Order): number[] {
  const list = weights.map((weight) => weight >>> 16).filter(isWeight);
  return backward ? list.reverse() : list;
}

/** One of each element of the first level. */
function casesOf({ primaries, weights }: Elements): number[] {
  return weights
    .filter((weight, at) => weight !== 0 && primaries[at] !== 0)
    .map((weight) => weight & CASE);
}

function tertiariesOf({ weights }: Elements, caseFirst: CompareOptions["caseFirst"]): number[] {
  const mask = caseFirst === "false" ? TERTIARY : CASE | TERTIARY;
  const list: number[] = [];
  for (const weight of weights) {
    const tertiary = weight & mask;
    if (tertiary === 0) continue;
    if (caseFirst !== "upper" || tertiary <= 0x100) list.push(tertiary);
    else list.push(weight >>> 16 === 0 ? tertiary + 0x4000 : tertiary ^ CASE);
  }
  return list;
}
