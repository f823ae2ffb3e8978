import type { DateData } from "./data.ts";
import { FIELDS, type Field, fieldOf, kindOf } from "./fields.ts";
import { fill, parsePattern, writePattern } from "./pattern.ts";
import { type Distance, distanceOf, Skeleton } from "./skeleton.ts";

// Finds the pattern for any choice of fields: UTS #35, "Missing Skeleton Fields", in the manner of ICU's
// DateTimePatternGenerator.

interface Entry {
  base: string;
  key: string;
  skeleton: Skeleton;
  kinds: number[];
  pattern: string;
  /** Whether the locale names the skeleton, instead of it being read off a pattern. */
  named: boolean;
}

/** Fields that stand for themselves where nothing else has them. */
const CANONICAL = "GyQMwWEdDFaHmsSv";

const DATE_FIELDS: ReadonlySet<Field> = new Set(FIELDS.slice(0, FIELDS.indexOf("period")));

/** What is asked for where fields are joined: which name a field has among the locale's joining patterns. */
const APPEND: Partial<Record<Field, string>> = {
  weekOfMonth: "week",
  dayOfYear: "day",
  weekdayInMonth: "weekday",
  period: "hour",
  fraction: "second",
};

/** The patterns of a locale. */
export class PatternGenerator {
  readonly #data: DateData;
  readonly #decimal: string;
  #entries: Entry[] = [];
  /** By the kinds of their fields: what is asked for is mostly there. */
  readonly #exact = new Map<string, Entry>();
  readonly #found = new Map<string, string>();

  /** @param decimal The decimal separator, for fractions of seconds. */
  constructor(data: DateData, decimal: string) {
    this.#data = data;
    this.#decimal = decimal;
    for (const letter of CANONICAL) this.#add(letter);
    for (let style = 0; style < 4; style++) {
      this.#add(data.date[style] as string);
      this.#add(data.time[style] as string);
    }
    for (const [skeleton, pattern] of Object.entries(data.available)) this.#add(pattern, skeleton);
    this.#entries = inOrder(this.#entries);
    for (const entry of this.#entries) {
      const kinds = entry.kinds.join();
      if (!this.#exact.has(kinds)) this.#exact.set(kinds, entry);
    }
  }

  #add(pattern: string, named?: string): void {
    const skeleton = new Skeleton(named ?? pattern);
    const { base, key } = skeleton;
    const sameBase = this.#entries.find((entry) => entry.base === base);
    if (named === undefined && sameBase !== undefined && !sameBase.named) return;
    const same = this.#entries.find((entry) => entry.key === key);
    if (same === undefined) {
      const kinds = skeleton.kinds();
      this.#entries.push({ base, key, skeleton, kinds, pattern, named: named !== undefined });
      return;
    }
    if (named === undefined || same.named) return;
    Object.assign(same, { pattern, named: true });
  }

  /** The pattern for a skeleton, whose hours are in the length that it has there. */
  bestPattern(text: string): string {
    let pattern = this.#found.get(text);
    if (pattern === undefined) {
      pattern = this.#find(text);
      this.#found.set(text, pattern);
    }
    return pattern;
  }

  #find(text: string): string {
    const wanted = new Skeleton(text);
    const all = wanted.fields();
    const best = this.#best(wanted, all);
    if (best.missing.size === 0 && !best.extra) return this.#adjust(wanted, best.entry, false);
    const date = this.#appended(wanted, intersection(all, DATE_FIELDS));
    const time = this.#appended(wanted, difference(all, DATE_FIELDS));
    if (date === "" || time === "") return date + time;
    return fill(this.#data.glueAtTime[this.#style(wanted)] as string, time, date);
  }

  /** Which of the joining patterns of date and time fits: that of the style of the same length. */
  #style({ wishes: { month, weekday } }: Skeleton): number {
    const letters = month !== undefined && month.kind < 0 ? month.length : 0;
    if (letters === 4) return weekday === undefined ? 1 : 0;
    return letters === 3 ? 2 : 3;
  }

  #appended(wanted: Skeleton, fields: Set<Field>): string {
    if (fields.size === 0) return "";
    const { entry, missing } = this.#best(wanted, fields);
    let pattern = this.#adjust(wanted, entry, false);
    if (missing.has("fraction") && !missing.has("second") && fields.has("second")) {
      pattern = this.#adjust(wanted, { ...entry, pattern }, true);
      missing.delete("fraction");
    }
    if (missing.size > 0) {
      // What still lacks after one more pattern is left out: as in ICU, which means to go on but doesn't.
      const next = this.#best(wanted, missing);
      const found = difference(missing, next.missing);
      const top = FIELDS.findLast((field) => found.has(field)) as Field;
      const [join, name] = this.#data.append[APPEND[top] ?? top] as [string, string];
      const quoted = `'${name.replaceAll("'", "''")}'`;
      pattern = fill(join, pattern, this.#adjust(wanted, next.entry, false), quoted);
    }
    return pattern;
  }

  #best(
    wanted: Skeleton,
    fields: ReadonlySet<Field>,
  ): { entry: Entry; missing: Set<Field>; extra: boolean } {
    const kinds = wanted.kinds().map((kind, at) => (fields.has(FIELDS[at] as Field) ? kind : 0));
    const exact = this.#exact.get(kinds.join());
    if (exact !== undefined) return { entry: exact, missing: new Set(), extra: false };
    let best: (Distance & { entry: Entry }) | undefined;
    for (const entry of this.#entries) {
      const found = distanceOf(kinds, entry.kinds);
      if (best === undefined || isBetter(found, best)) best = { entry, ...found };
    }
    const { entry, missing, extra } = best as NonNullable<typeof best>;
    return { entry, missing: new Set(FIELDS.filter((_, at) => missing & (1 << at))), extra };
  }

  /** Gives the fields of a pattern the lengths that are wanted. */
  #adjust(wanted: Skeleton, { pattern, skeleton, named }: Entry, withFraction: boolean): string {
    const pieces = parsePattern(pattern).flatMap((piece) => {
      const field = piece.letter === undefined ? undefined : fieldOf(piece.letter);
      const wish = field === undefined ? undefined : wanted.wishes[field];
      if (piece.letter === undefined || field === undefined) return [piece];
      if (field === "second" && withFraction) {
        const length = wanted.wishes.fraction?.length ?? 1;
        return [piece, { text: this.#decimal }, { letter: "S", length }];
      }
      if (wish === undefined) return [piece];
      return [adjusted(field, piece, wish, named ? skeleton : null)];
    });
    return writePattern(pieces);
  }
}

function adjusted(
  field: Field,
  piece: { letter: string; length: number },
  wish: { letter: string; length: number; kind: number },
  named: Skeleton | null,
): { letter: string; length: number } {
  let length = wish.letter === "E" && wish.length < 3 ? 3 : wish.length;
  if (field === "minute" || field === "second") length = piece.length;
  else if (named !== null && wish.letter !== "c" && wish.letter !== "e") {
    const isNumber = kindOf(piece.letter, piece.length).kind > 0;
    if (named.wishes[field]?.length === wish.length || isNumber !== wish.kind > 0) {
      length = piece.length;
    }
  }
  const keepsLetter =
    field === "hour" ||
    field === "month" ||
    field === "weekday" ||
    (field === "year" && wish.letter !== "Y");
  const letter = keepsLetter ? piece.letter : wish.letter;
  return { letter: letter === "E" && length < 3 ? "e" : letter, length };
}

/** Of two equally far patterns, that which lacks the higher fields. */
function isBetter(one: Distance, other: Distance): boolean {
  if (one.distance !== other.distance) return one.distance < other.distance;
  return other.missing < one.missing;
}

/** In ICU's order, by the first letter, capitals first: it decides between patterns that are equally far. */
function inOrder(entries: Entry[]): Entry[] {
  const letter = (entry: Entry) => entry.base.charCodeAt(0);
  return [...entries].sort((a, b) => letter(a) - letter(b));
}

function intersection(one: ReadonlySet<Field>, other: ReadonlySet<Field>): Set<Field> {
  return new Set([...one].filter((field) => other.has(field)));
}

function difference(one: ReadonlySet<Field>, other: ReadonlySet<Field>): Set<Field> {
  return new Set([...one].filter((field) => !other.has(field)));
}
