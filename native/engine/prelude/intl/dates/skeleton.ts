import { FIELDS, type Field, fieldOf, kindOf } from "./fields.ts";
import { parsePattern } from "./pattern.ts";

interface Wish {
  letter: string;
  length: number;
  kind: number;
  /** The shortest length of this kind. */
  shortest: number;
}

/** What a skeleton asks for, or what a pattern shows. */
export class Skeleton {
  readonly wishes: Partial<Record<Field, Wish>> = {};
  /** Whether it asks for hours up to twelve without saying of which half of the day. */
  readonly #addedPeriod: boolean = false;

  /** @param text A skeleton (`yMMMd`) or a pattern, whose texts don't matter. */
  constructor(text: string) {
    for (const { letter, length } of parsePattern(text)) {
      const field = letter === undefined ? undefined : fieldOf(letter);
      if (letter === undefined || field === undefined || length === undefined) continue;
      this.#set(field, letter, length);
    }
    const { hour, minute, second, fraction, period } = this.wishes;
    if (minute && fraction && !second) this.#set("second", "s", 1);
    if (hour !== undefined) {
      if (hour.letter === "h" || hour.letter === "K") {
        if (period === undefined) {
          this.#set("period", "a", 1);
          this.#addedPeriod = true;
        }
      } else delete this.wishes.period;
    }
  }

  #set(field: Field, letter: string, length: number): void {
    this.wishes[field] = { letter, length, ...kindOf(letter, length) };
  }

  /** Its fields, each in the shortest form of its kind: patterns with the same base are for the same fields. */
  get base(): string {
    let base = "";
    for (const field of FIELDS) {
      const wish = this.wishes[field];
      if (wish === undefined || (field === "period" && this.#addedPeriod)) continue;
      base += wish.letter.repeat(wish.shortest);
    }
    return base;
  }

  /** The fields in their own lengths. */
  get key(): string {
    return FIELDS.map((field) => this.wishes[field])
      .map((wish) => (wish === undefined ? "" : wish.letter.repeat(wish.length)))
      .join("");
  }

  /** The kind of each field in the order of `FIELDS`, 0 for those that it hasn't. */
  kinds(): number[] {
    return FIELDS.map((field) => this.wishes[field]?.kind ?? 0);
  }

  fields(): Set<Field> {
    return new Set(FIELDS.filter((field) => this.wishes[field] !== undefined));
  }
}

/** How far a skeleton is from what is wanted, and which of the wanted fields it lacks: a bit for each. */
export interface Distance {
  distance: number;
  missing: number;
  extra: boolean;
}

/** Compares the kinds of fields. */
export function distanceOf(wanted: readonly number[], offered: readonly number[]): Distance {
  let distance = 0;
  let missing = 0;
  let extra = false;
  for (let at = 0; at < wanted.length; at++) {
    const mine = wanted[at] as number;
    const other = offered[at] as number;
    if (mine === other) continue;
    if (mine === 0) {
      distance += 0x10000;
      extra = true;
    } else if (other === 0) {
      distance += 0x1000;
      missing |= 1 << at;
    } else distance += Math.abs(mine - other);
  }
  return { distance, missing, extra };
}
