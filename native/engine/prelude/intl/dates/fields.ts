// Fields of dates, and how far a wanted field is from one that a locale has a pattern for: UTS #35, "Matching
// Skeletons", with the weights of ICU, so that the same patterns are found as there.

/** The fields in their order. The names are those of the Unicode locale data. */
export const FIELDS = [
  "era",
  "year",
  "quarter",
  "month",
  "week",
  "weekOfMonth",
  "weekday",
  "dayOfYear",
  "weekdayInMonth",
  "day",
  "period",
  "hour",
  "minute",
  "second",
  "fraction",
  "zone",
] as const;

export type Field = (typeof FIELDS)[number];

const STEP = 0x10;
const NUMERIC = 0x100;
const NARROW = -0x101;
const SHORTER = -0x102;
const SHORT = -0x103;
const LONG = -0x104;

/** For each letter its field and, by the length from which on they hold, its kinds: `[length, kind, …]`. */
const LETTERS: Record<string, [field: Field, ...kinds: number[]]> = {
  G: ["era", 1, SHORT, 4, LONG, 5, NARROW],
  y: ["year", 1, NUMERIC],
  Y: ["year", 1, NUMERIC + STEP],
  u: ["year", 1, NUMERIC + 2 * STEP],
  r: ["year", 1, NUMERIC + 3 * STEP],
  U: ["year", 1, SHORT, 4, LONG, 5, NARROW],
  Q: ["quarter", 1, NUMERIC, 3, SHORT, 4, LONG, 5, NARROW],
  q: ["quarter", 1, NUMERIC + STEP, 3, SHORT - STEP, 4, LONG - STEP, 5, NARROW - STEP],
  M: ["month", 1, NUMERIC, 3, SHORT, 4, LONG, 5, NARROW],
  L: ["month", 1, NUMERIC + STEP, 3, SHORT - STEP, 4, LONG - STEP, 5, NARROW - STEP],
  w: ["week", 1, NUMERIC],
  W: ["weekOfMonth", 1, NUMERIC],
  E: ["weekday", 1, SHORT, 4, LONG, 5, NARROW, 6, SHORTER],
  c: [
    "weekday",
    1,
    NUMERIC + 2 * STEP,
    3,
    SHORT - 2 * STEP,
    4,
    LONG - 2 * STEP,
    5,
    NARROW - 2 * STEP,
    6,
    SHORTER - 2 * STEP,
  ],
  e: [
    "weekday",
    1,
    NUMERIC + STEP,
    3,
    SHORT - STEP,
    4,
    LONG - STEP,
    5,
    NARROW - STEP,
    6,
    SHORTER - STEP,
  ],
  d: ["day", 1, NUMERIC],
  g: ["day", 1, NUMERIC + STEP],
  D: ["dayOfYear", 1, NUMERIC],
  F: ["weekdayInMonth", 1, NUMERIC],
  a: ["period", 1, SHORT, 4, LONG, 5, NARROW],
  b: ["period", 1, SHORT - STEP, 4, LONG - STEP, 5, NARROW - STEP],
  B: ["period", 1, SHORT - 3 * STEP, 4, LONG - 3 * STEP, 5, NARROW - 3 * STEP],
  H: ["hour", 1, NUMERIC + 10 * STEP],
  k: ["hour", 1, NUMERIC + 11 * STEP],
  h: ["hour", 1, NUMERIC],
  K: ["hour", 1, NUMERIC + STEP],
  m: ["minute", 1, NUMERIC],
  s: ["second", 1, NUMERIC],
  A: ["second", 1, NUMERIC + STEP],
  S: ["fraction", 1, NUMERIC],
  v: ["zone", 1, SHORT - 2 * STEP, 4, LONG - 2 * STEP],
  z: ["zone", 1, SHORT, 4, LONG],
  Z: ["zone", 1, NARROW - STEP, 4, LONG - STEP, 5, SHORT - STEP],
  O: ["zone", 1, SHORT - STEP, 4, LONG - STEP],
  V: ["zone", 1, SHORT - STEP, 2, LONG - STEP, 3, LONG - 1 - STEP, 4, LONG - 2 - STEP],
};

/** The field of a letter of a pattern; undefined for a letter without meaning. */
export function fieldOf(letter: string): Field | undefined {
  return LETTERS[letter]?.[0];
}

/** What a field is like: a number above 0, a text below; and the length from which on it is that. */
export function kindOf(letter: string, length: number): { kind: number; shortest: number } {
  const [, ...kinds] = LETTERS[letter] as [Field, ...number[]];
  let at = 0;
  while (at + 2 < kinds.length && length >= (kinds[at + 2] as number)) at += 2;
  const kind = kinds[at + 1] as number;
  return { kind: kind > 0 ? kind + length : kind, shortest: kinds[at] as number };
}
