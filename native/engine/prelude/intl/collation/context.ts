import type { Table } from "./table.ts";

// What follows or precedes a character can change its element: a trie of 16-bit units says how, in the form of ICU's
// UCharsTrie. Its constants have their names from there.

const MIN_LINEAR_MATCH = 0x30;
const MIN_VALUE_LEAD = 0x40;
const VALUE_IS_FINAL = 0x8000;
const MIN_TWO_UNIT_VALUE_LEAD = 0x4000;
const THREE_UNIT_VALUE_LEAD = 0x7fff;
const MIN_TWO_UNIT_NODE_VALUE_LEAD = 0x4040;
const THREE_UNIT_NODE_VALUE_LEAD = 0x7fc0;
const MIN_TWO_UNIT_DELTA_LEAD = 0xfc00;
const THREE_UNIT_DELTA_LEAD = 0xffff;
const MAX_BRANCH_LINEAR_SUB_NODE_LENGTH = 5;

const NOWHERE = -1;

/** A place in a trie of contexts. */
export class Context {
  readonly #table: Table;
  #at: number;
  /** How many units of a node without branches are still to be matched; below 0 at a node's start. */
  #linear = -1;

  /** @param at Where the trie begins. */
  constructor(table: Table, at: number) {
    this.#table = table;
    this.#at = at;
  }

  copy(): Context {
    const copy = new Context(this.#table, this.#at);
    copy.#linear = this.#linear;
    return copy;
  }

  /** Goes on with a character. */
  step(code: number): void {
    if (code > 0xffff) {
      this.#step((code >> 10) + 0xd7c0);
      this.#step((code & 0x3ff) | 0xdc00);
    } else this.#step(code);
  }

  /** Whether nothing longer can match. */
  get isEnd(): boolean {
    if (this.#at === NOWHERE) return true;
    return this.#linear < 0 && (this.#unit(this.#at) & VALUE_IS_FINAL) !== 0;
  }

  /** The element of what was matched so far; undefined where that has none. */
  get value(): number | undefined {
    if (this.#at === NOWHERE || this.#linear >= 0) return undefined;
    const lead = this.#unit(this.#at);
    if (lead < MIN_VALUE_LEAD) return undefined;
    const next = this.#at + 1;
    if (lead & VALUE_IS_FINAL) return this.#finalValue(next, lead & 0x7fff);
    if (lead < MIN_TWO_UNIT_NODE_VALUE_LEAD) return (lead >> 6) - 1;
    if (lead < THREE_UNIT_NODE_VALUE_LEAD) {
      return (((lead & 0x7fc0) - MIN_TWO_UNIT_NODE_VALUE_LEAD) << 10) | this.#unit(next);
    }
    return this.#long(next);
  }

  #finalValue(at: number, lead: number): number {
    if (lead < MIN_TWO_UNIT_VALUE_LEAD) return lead;
    if (lead < THREE_UNIT_VALUE_LEAD) {
      return (((lead - MIN_TWO_UNIT_VALUE_LEAD) << 16) | this.#unit(at)) >>> 0;
    }
    return this.#long(at);
  }

  #step(unit: number): void {
    if (this.#at === NOWHERE) return;
    if (this.#linear < 0) this.#at = this.#next(unit);
    else if (this.#unit(this.#at) === unit) {
      this.#linear--;
      this.#at++;
    } else this.#at = NOWHERE;
  }

  #next(unit: number): number {
    let at = this.#at;
    for (let node = this.#unit(at++); ; ) {
      if (node < MIN_LINEAR_MATCH) return this.#branch(at, node, unit);
      if (node < MIN_VALUE_LEAD) {
        if (this.#unit(at) !== unit) return NOWHERE;
        this.#linear = node - MIN_LINEAR_MATCH - 1;
        return at + 1;
      }
      if (node & VALUE_IS_FINAL) return NOWHERE;
      if (node >= THREE_UNIT_NODE_VALUE_LEAD) at += 2;
      else if (node >= MIN_TWO_UNIT_NODE_VALUE_LEAD) at++;
      node &= MIN_VALUE_LEAD - 1;
    }
  }

  #branch(start: number, size: number, unit: number): number {
    let at = start;
    let length = (size === 0 ? this.#unit(at++) : size) + 1;
    while (length > MAX_BRANCH_LINEAR_SUB_NODE_LENGTH) {
      const isBelow = unit < this.#unit(at);
      const [target, behind] = this.#delta(at + 1);
      length = isBelow ? length >> 1 : length - (length >> 1);
      at = isBelow ? target : behind;
    }
    for (; length > 1; length--) {
      if (this.#unit(at) === unit) return this.#branchTarget(at + 1);
      const lead = this.#unit(at + 1) & 0x7fff;
      at += lead < MIN_TWO_UNIT_VALUE_LEAD ? 2 : lead < THREE_UNIT_VALUE_LEAD ? 3 : 4;
    }
    return this.#unit(at) === unit ? at + 1 : NOWHERE;
  }

  /** Where a jump leads to, and what is behind it. */
  #delta(at: number): [target: number, behind: number] {
    const delta = this.#unit(at);
    if (delta < MIN_TWO_UNIT_DELTA_LEAD) return [at + 1 + delta, at + 1];
    if (delta === THREE_UNIT_DELTA_LEAD) return [at + 3 + this.#long(at + 1), at + 3];
    const high = (delta - MIN_TWO_UNIT_DELTA_LEAD) << 16;
    return [at + 2 + (high | this.#unit(at + 1)), at + 2];
  }

  #branchTarget(at: number): number {
    const node = this.#unit(at);
    if (node & VALUE_IS_FINAL) return at;
    if (node < MIN_TWO_UNIT_VALUE_LEAD) return at + 1 + node;
    if (node < THREE_UNIT_VALUE_LEAD) {
      return at + 2 + (((node - MIN_TWO_UNIT_VALUE_LEAD) << 16) | this.#unit(at + 1));
    }
    return at + 3 + this.#long(at + 1);
  }

  #unit(at: number): number {
    return this.#table.context(at);
  }

  /** Of two units the high one comes first here. */
  #long(at: number): number {
    return ((this.#unit(at) << 16) | this.#unit(at + 1)) >>> 0;
  }
}
