import type { DateData, IntervalData } from "./data.ts";
import type { PatternGenerator } from "./generator.ts";
import { localTime, type Part, type Writing, writeParts } from "./parts.ts";
import { fill, type Piece, parsePattern, writePattern } from "./pattern.ts";
import { skeletonIn } from "./request.ts";

// Ranges of dates: UTS #35, "Interval Formats", in the manner of ICU's DateIntervalFormat.

/** A part of a range: of its start, of its end, or of both. */
export interface RangePart extends Part {
  source: "startRange" | "endRange" | "shared";
}

/** Fields that may differ, the largest first, by the letters that the locale data has for them. */
const DIFFERENCES = ["G", "y", "M", "d", "a", "H", "m", "s", "S"] as const;
/** The style whose pattern joins date and time. */
const MEDIUM = 2;

type Difference = (typeof DIFFERENCES)[number];

/** What a locale has for a difference: a pattern of two dates, or one for each of both, to be joined. */
type Interval = { both: Piece[] } | { each: Piece[] };

/** Formats ranges in the fields of a pattern. */
export class RangeFormat {
  readonly #pieces: Piece[];
  readonly #generator: PatternGenerator;
  readonly #data: DateData;
  readonly #intervals: IntervalData;
  readonly #found: Partial<Record<Difference, Interval>> = {};
  /** Date and time apart, where nothing is known of ranges of the time: on one day, the date comes once. */
  #apart: { date: Piece[]; time: Piece[] } | undefined;

  constructor(
    pieces: Piece[],
    generator: PatternGenerator,
    data: DateData,
    intervals: IntervalData,
  ) {
    this.#pieces = pieces;
    this.#generator = generator;
    this.#data = data;
    this.#intervals = intervals;
    this.#prepare();
  }

  /** The parts of a range; of one date, where both show the same. */
  parts(start: number, end: number, writing: Writing): RangePart[] {
    const single = () =>
      writeParts(this.#pieces, start, writing).map((part) => ({
        ...part,
        source: "shared" as const,
      }));
    const difference = differenceOf(start, end, writing.timeZone);
    if (difference === undefined) return single();
    const interval = this.#found[difference];
    if (interval !== undefined && "both" in interval) {
      return bothParts(interval.both, start, end, writing);
    }
    if (interval === undefined && this.#ignores(difference)) return single();
    if (this.#apart !== undefined && DIFFERENCES.indexOf(difference) > DIFFERENCES.indexOf("d")) {
      return this.#afterDate(this.#apart, start, end, writing);
    }
    return this.#joined(interval?.each ?? this.#pieces, start, end, writing);
  }

  #afterDate(
    { date, time }: { date: Piece[]; time: Piece[] },
    start: number,
    end: number,
    writing: Writing,
  ): RangePart[] {
    const glue = this.#data.glue[MEDIUM] as string;
    return parsePattern(fill(glue, "{", "}")).flatMap((piece) => {
      const text = piece.text ?? "";
      return text.split(/([{}])/).flatMap((value): RangePart[] => {
        if (value === "{") return this.#joined(time, start, end, writing);
        if (value !== "}")
          return value === "" ? [] : [{ type: "literal", value, source: "shared" }];
        return writeParts(date, start, writing).map((part) => ({ ...part, source: "shared" }));
      });
    });
  }

  /** Whether a difference is smaller than all that is shown. */
  #ignores(difference: Difference): boolean {
    const level = DIFFERENCES.indexOf(difference);
    return this.#pieces.every(({ letter }) => letter === undefined || levelOf(letter) < level);
  }

  #joined(pieces: Piece[], start: number, end: number, writing: Writing): RangePart[] {
    const [before = "", between = "", after = ""] = this.#intervals.fallback.split(/\{\d\}/);
    const literal = (value: string) =>
      value === "" ? [] : [{ type: "literal", value, source: "shared" as const }];
    return [
      ...literal(before),
      ...writeParts(pieces, start, writing).map((part) => ({
        ...part,
        source: "startRange" as const,
      })),
      ...literal(between),
      ...writeParts(pieces, end, writing).map((part) => ({ ...part, source: "endRange" as const })),
      ...literal(after),
    ];
  }

  #prepare(): void {
    const letters = this.#pieces.filter(({ letter }) => letter !== undefined);
    const isDate = ({ letter }: Piece) => /[GyMLEcd]/.test(letter as string);
    const date = skeletonIn(letters.filter(isDate));
    const time = skeletonIn(letters.filter((piece) => !isDate(piece)));
    const patternFor = (skeleton: string) => parsePattern(this.#generator.bestPattern(skeleton));
    const found = this.#separate(normalized(date), normalized(time));
    if (time === "") return;
    if (date === "") {
      this.#each(["d", "M", "y"], `yMd${time}`);
      this.#each(["G"], `GyMd${time}`);
      return;
    }
    if (!found) {
      this.#apart = { date: patternFor(date), time: patternFor(time) };
      return;
    }
    let skeleton = date + time;
    for (const letter of ["d", "M", "y", "G"] as const) {
      if (new RegExp(letter === "M" ? "[ML]" : letter).test(date)) continue;
      skeleton = letter + skeleton;
      this.#each([letter], skeleton);
    }
    const glue = this.#data.glue[MEDIUM] as string;
    const datePattern = this.#generator.bestPattern(date);
    for (const letter of ["a", "H", "m"] as const) {
      const interval = this.#found[letter];
      if (interval === undefined || !("both" in interval)) continue;
      const pattern = fill(glue, writePattern(interval.both), datePattern);
      this.#found[letter] = { both: parsePattern(pattern) };
    }
  }

  #each(differences: Difference[], skeleton: string): void {
    const each = parsePattern(this.#generator.bestPattern(skeleton));
    for (const difference of differences) this.#found[difference] = { each };
  }

  /** Looks for the patterns of a date or, where there is one, of the time. */
  #separate(date: string, time: string): boolean {
    const wanted = time === "" ? date : time;
    const best = this.#best(wanted);
    if (best === undefined || best.difference < 0) return false;
    if (time === "") {
      this.#set("d", wanted, best);
      const extended = this.#set("M", wanted, best);
      const next = extended ?? { wanted, best };
      this.#set("y", next.wanted, next.best);
      this.#set("G", next.wanted, next.best);
    } else {
      this.#set("m", wanted, best, false);
      this.#set("H", wanted, best, false);
      this.#set("a", wanted, best, false);
    }
    return true;
  }

  #set(
    difference: Difference,
    wanted: string,
    best: Best,
    extend = true,
  ): { wanted: string; best: Best } | undefined {
    let pattern = this.#patternOf(best.skeleton, difference);
    let extended: { wanted: string; best: Best } | undefined;
    let used = best;
    if (pattern === undefined) {
      if (ignoredBy(best.skeleton, difference)) return undefined;
      if (difference === "a") pattern = this.#patternOf(best.skeleton, "H");
      else if (extend) {
        extended = {
          wanted: difference + wanted,
          best: { ...best, skeleton: difference + best.skeleton },
        };
        pattern = this.#patternOf(extended.best.skeleton, difference);
        if (pattern === undefined && best.difference === 0) {
          const other = this.#best(extended.best.skeleton);
          if (other !== undefined && other.difference >= 0) {
            pattern = this.#patternOf(other.skeleton, difference);
            used = other;
          }
        }
        wanted = extended.wanted;
      }
    }
    if (pattern === undefined) return undefined;
    const pieces = parsePattern(pattern);
    this.#found[difference] = {
      both: used.difference === 0 ? pieces : widened(pieces, wanted, used.skeleton),
    };
    return extended;
  }

  #patternOf(skeleton: string, difference: Difference): string | undefined {
    const patterns = this.#intervals.skeletons[skeleton];
    if (patterns === undefined) return undefined;
    if (difference === "H") return patterns.H ?? patterns.h ?? patterns.k ?? patterns.K;
    return patterns[difference] ?? (difference === "a" ? patterns.B : undefined);
  }

  #best(wanted: string): Best | undefined {
    const replaced = /[zKk]/.test(wanted);
    const lengths = lengthsOf(
      wanted.replaceAll("z", "v").replaceAll("K", "h").replaceAll("k", "H"),
    );
    let best: (Best & { distance: number }) | undefined;
    for (const skeleton of Object.keys(this.#intervals.skeletons)) {
      const found = { skeleton, ...distance(lengths, lengthsOf(skeleton)) };
      if (best === undefined || found.distance < best.distance) best = found;
    }
    if (best === undefined) return undefined;
    return replaced && best.difference >= 0 ? { ...best, difference: 2 } : best;
  }
}

interface Best {
  skeleton: string;
  /** 0: the same fields; 1: in other lengths; 2: other letters; -1: other fields. */
  difference: number;
}

function distance(
  wanted: Map<string, number>,
  offered: Map<string, number>,
): { distance: number; difference: number } {
  let sum = 0;
  let difference = 1;
  for (const letter of new Set([...wanted.keys(), ...offered.keys()])) {
    const [mine, other] = [wanted.get(letter) ?? 0, offered.get(letter) ?? 0];
    if (mine === other) continue;
    if (mine === 0 || other === 0) {
      difference = -1;
      sum += 0x1000;
    } else if (letter === "M" && mine <= 2 !== other <= 2) sum += 0x100;
    else sum += Math.abs(mine - other);
  }
  return { distance: sum, difference: sum === 0 ? 0 : difference };
}

function lengthsOf(skeleton: string): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const letter of skeleton) lengths.set(letter, (lengths.get(letter) ?? 0) + 1);
  return lengths;
}

/** A skeleton as the intervals of the locale data are found: numbers in one length, no seconds, no halves of days. */
function normalized(skeleton: string): string {
  const lengths = lengthsOf(skeleton.replaceAll("a", ""));
  let text = "";
  for (const [letter, length] of lengths) {
    if (letter === "y") text += "y".repeat(Math.min(length, 4));
    else if (letter === "M") text += length < 3 ? "M" : "M".repeat(Math.min(length, 5));
    else if (letter === "E") text += length <= 3 ? "E" : "E".repeat(Math.min(length, 5));
    else text += letter;
  }
  return text;
}

function levelOf(letter: string): number {
  const level = { L: 2, E: 3, c: 3, h: 5, K: 5, k: 5, b: 4, B: 4, z: 0, v: 0, O: 0 }[letter];
  return level ?? DIFFERENCES.indexOf(letter as Difference);
}

function ignoredBy(skeleton: string, difference: Difference): boolean {
  const level = DIFFERENCES.indexOf(difference);
  return [...skeleton].every((letter) => levelOf(letter) < level);
}

function differenceOf(start: number, end: number, timeZone: string): Difference | undefined {
  const [one, other] = [localTime(start, timeZone), localTime(end, timeZone)];
  const fields = (local: typeof one) => [
    local.year > 0,
    local.year,
    local.month,
    local.day,
    local.hour < 12,
    local.hour,
    local.minute,
    local.second,
    local.millisecond,
  ];
  const others = fields(other);
  return DIFFERENCES[fields(one).findIndex((value, at) => value !== others[at])];
}

/** Gives the fields of an interval's pattern the lengths that are wanted. */
function widened(pieces: Piece[], wanted: string, skeleton: string): Piece[] {
  const [mine, offered] = [lengthsOf(wanted), lengthsOf(skeleton)];
  return pieces.map((piece) => {
    if (piece.letter === undefined) return piece;
    const letter = piece.letter === "L" ? "M" : piece.letter === "c" ? "E" : piece.letter;
    if (letter === "v" && mine.has("z")) return { letter: "z", length: mine.get("z") as number };
    if ((letter === "h" && mine.has("K")) || (letter === "H" && mine.has("k"))) {
      return { letter: letter === "h" ? "K" : "k", length: piece.length };
    }
    const [length, from] = [mine.get(letter), offered.get(letter)];
    if (length === undefined || length <= (from ?? 0) || length <= piece.length) return piece;
    return { letter: piece.letter, length };
  });
}

/** A pattern of two dates: the second begins where a field comes again. */
function bothParts(pieces: Piece[], start: number, end: number, writing: Writing): RangePart[] {
  const seen = new Set<string>();
  let second = pieces.length;
  for (const [at, { letter }] of pieces.entries()) {
    if (letter === undefined) continue;
    if (seen.has(letter)) {
      second = at;
      break;
    }
    seen.add(letter);
  }
  const again = new Set(pieces.slice(second).map(({ letter }) => letter));
  const sources = pieces.map(({ letter }, at): RangePart["source"] => {
    if (letter === undefined) return "shared";
    if (at >= second)
      return seen.has(letter) && isIn(pieces.slice(0, second), letter) ? "endRange" : "shared";
    return again.has(letter) ? "startRange" : "shared";
  });
  fillBetween(sources, "startRange");
  fillBetween(sources, "endRange");
  return pieces.flatMap((piece, at) => {
    const time = at >= second ? end : start;
    const source = sources[at] as RangePart["source"];
    return writeParts([piece], time, writing).map((part) => ({ ...part, source }));
  });
}

function isIn(pieces: readonly Piece[], letter: string): boolean {
  return pieces.some((piece) => piece.letter === letter);
}

/** What lies between two parts of the same date is of that date as well. */
function fillBetween(sources: RangePart["source"][], source: "startRange" | "endRange"): void {
  const [first, last] = [sources.indexOf(source), sources.lastIndexOf(source)];
  if (first >= 0) sources.fill(source, first, last + 1);
}
