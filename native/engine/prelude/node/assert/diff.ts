import { inspect } from "../../console/inspect.ts";
import { describeOperator, type Operator } from "./operators.ts";

/** Up to so many characters together, two values are shown as `a !== b`. */
const SHORT = 12;
/** Pairs that fit on a line get a mark under the place where they begin to differ. */
const LINE_WIDTH = 80;
/** About so many lines are shown. */
const MAX_LINES = 50;

/** A value in lines, with everything that is compared. */
export function inspectLines(value: unknown): string[] {
  return inspectForDiff(value).split("\n");
}

export function inspectForDiff(value: unknown): string {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Number.POSITIVE_INFINITY,
    showHidden: false,
    showProxy: false,
    sorted: true,
    getters: true,
  });
}

/** How two values differ, with what was said about it in front. */
export function describeDifference(
  actual: unknown,
  expected: unknown,
  operator: Operator,
  message?: string,
): string {
  const actualLines = inspectLines(actual);
  const expectedLines = inspectLines(expected);
  const kind =
    operator === "strictEqual" && areObjects(actual, expected) ? "strictEqualObject" : operator;
  const title = message || describeOperator(kind);
  let mark = "";
  if (
    actualLines.length === 1 &&
    expectedLines.length === 1 &&
    actualLines[0] !== expectedLines[0]
  ) {
    const [left = "", right = ""] = [actualLines[0], expectedLines[0]];
    const length = left.length + right.length;
    if (length <= SHORT) {
      if (!isObject(actual) && !isObject(expected) && (actual !== 0 || expected !== 0)) {
        return `${title}\n\n${left} !== ${right}\n`;
      }
    } else if (kind !== "strictEqualObject" && length < LINE_WIDTH) {
      mark = markUnder(left, right);
    }
  }
  const tail = takeTail(actualLines, expectedLines);
  if (actualLines.length === 0 && expectedLines.length === 0) {
    const shown = shorten(inspectLines(actual)).join("\n");
    return `${describeOperator("notIdentical")}\n\n${shown}\n`;
  }
  const body = new Body(actualLines, expectedLines);
  const text = body.write();
  const head = `${title}\n+ actual - expected`;
  if (body.isCut) return `${head} ... Lines skipped\n${text}\n...`;
  const skipped = body.hasSkipped || tail.hasSkipped ? " ... Lines skipped" : "";
  return `${head}${skipped}\n${text}${tail.text}${mark}`;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function areObjects(left: unknown, right: unknown): boolean {
  return (
    (isObject(left) && isObject(right)) ||
    (typeof left === "function" && typeof right === "function")
  );
}

function markUnder(left: string, right: string): string {
  let at = 0;
  while (left[at] === right[at]) at++;
  return at > 2 ? `\n  ${" ".repeat(at)}^` : "";
}

/** Takes the lines off that are the same at the end; gives what of them is shown. */
function takeTail(actual: string[], expected: string[]): { text: string; hasSkipped: boolean } {
  const tail: string[] = [];
  while (actual.length > 0 && expected.length > 0 && actual.at(-1) === expected.at(-1)) {
    tail.unshift(actual.pop() as string);
    expected.pop();
  }
  const last = tail.slice(-3).map((line) => `\n  ${line}`);
  const first = tail.length > 3 ? `\n  ${tail[0]}` : "";
  const hasSkipped = tail.length >= 5;
  return { text: `${first}${hasSkipped ? "\n..." : ""}${last.join("")}`, hasSkipped };
}

/** At most about 50 lines. */
export function shorten(lines: string[]): string[] {
  return lines.length > MAX_LINES ? [...lines.slice(0, 46), "..."] : lines;
}

/** The lines that differ, among those before and behind them that don't. */
class Body {
  readonly actual: string[];
  readonly expected: string[];
  hasSkipped = false;
  isCut = false;
  #text = "";
  /** Expected lines, which stand behind the actual ones that they differ from. */
  #waiting = "";
  #printed = 0;
  #identical = 0;

  constructor(actual: string[], expected: string[]) {
    this.actual = actual;
    this.expected = expected;
  }

  write(): string {
    const { actual, expected } = this;
    const count = Math.max(actual.length, expected.length);
    const both = Math.min(actual.length, expected.length);
    for (let at = 0; at < count; at++) {
      if (at < both) this.#compare(at);
      else this.#extra(at);
      if (this.#printed > MAX_LINES && at < count - 2) {
        this.isCut = true;
        return `${this.#text}\n...${this.#waiting}`;
      }
    }
    return this.#text + this.#waiting;
  }

  /** A line that only one of them has. */
  #extra(at: number): void {
    const isActual = this.actual.length > this.expected.length;
    const lines = isActual ? this.actual : this.expected;
    this.#showIdentical(lines, at);
    if (isActual) this.#text += `\n+ ${lines[at]}`;
    else this.#waiting += `\n- ${lines[at]}`;
    this.#printed++;
  }

  #compare(at: number): void {
    const expected = this.expected[at] as string;
    let actual = this.actual[at] as string;
    // A comma behind one of them is no difference.
    if (`${actual},` === expected) actual = expected;
    if (actual === expected || actual === `${expected},`) {
      this.#text += this.#waiting;
      this.#waiting = "";
      this.#identical++;
      if (this.#identical <= 2) {
        this.#text += `\n  ${actual}`;
        this.#printed++;
      }
      return;
    }
    this.#showIdentical(this.actual, at);
    this.#text += `\n+ ${actual}`;
    this.#waiting += `\n- ${expected}`;
    this.#printed += 2;
  }

  /** Up to three of the same lines before a difference; the first two are there already. */
  #showIdentical(lines: string[], at: number): void {
    const count = this.#identical;
    this.#identical = 0;
    if (count > 5) {
      this.#text += "\n...";
      this.hasSkipped = true;
    }
    const shown = Math.min(count === 5 ? 3 : Math.min(count - 2, 2), 3);
    for (let back = shown; back > 0; back--) {
      this.#text += `\n  ${lines[at - back]}`;
      this.#printed++;
    }
  }
}
