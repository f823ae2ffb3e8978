import { word } from "intl:breaks";
import { type BreakTable, type Unit, unitsOf } from "./units.ts";

/** A piece of a text: where it begins, and whether it is a word and not what stands between words. */
export interface WordPiece {
  start: number;
  isWordLike: boolean;
}

let table: BreakTable | undefined;

const isLetter = (unit?: Unit) => unit?.type === "ALetter" || unit?.type === "Hebrew_Letter";
const is = (unit: Unit | undefined, ...types: string[]) =>
  unit !== undefined && types.includes(unit.type);
const isNewline = (unit: Unit) => is(unit, "CR", "LF", "Newline");

/** UAX #29, "Word Boundaries", rules WB3 to WB999. */
export function wordsOf(text: string): WordPiece[] {
  table ??= JSON.parse(word) as BreakTable;
  const units = unitsOf(text, table);
  const pieces: WordPiece[] = [];
  for (const [at, unit] of units.entries()) {
    if (at === 0 || isBoundary(units, at)) pieces.push({ start: unit.start, isWordLike: false });
    if (isLetter(unit) || is(unit, "Numeric", "Katakana")) {
      (pieces.at(-1) as WordPiece).isWordLike = true;
    }
  }
  return pieces;
}

function isBoundary(units: Unit[], at: number): boolean {
  const [before, after] = [units[at - 1] as Unit, units[at] as Unit];
  if (before.type === "CR" && after.type === "LF") return false;
  if (isNewline(before) || isNewline(after)) return true;
  if (before.joiner && after.pictographic) return false;
  if (before.type === "WSegSpace" && after.type === "WSegSpace") return before.extended;
  return !(joinsLetters(units, at) || joinsNumbers(units, at) || joinsOthers(units, at));
}

/** WB5 to WB7c. */
function joinsLetters(units: Unit[], at: number): boolean {
  const [first, before, after, next] = [units[at - 2], units[at - 1], units[at], units[at + 1]];
  if (isLetter(before) && isLetter(after)) return true;
  const middle = ["MidLetter", "MidNumLet", "Single_Quote"];
  if (isLetter(before) && is(after, ...middle) && isLetter(next)) return true;
  if (isLetter(first) && is(before, ...middle) && isLetter(after)) return true;
  if (!is(before, "Hebrew_Letter", "Double_Quote")) return false;
  if (is(before, "Hebrew_Letter") && is(after, "Single_Quote")) return true;
  if (is(before, "Hebrew_Letter") && is(after, "Double_Quote")) return is(next, "Hebrew_Letter");
  return is(first, "Hebrew_Letter") && is(before, "Double_Quote") && is(after, "Hebrew_Letter");
}

/** WB8 to WB12. */
function joinsNumbers(units: Unit[], at: number): boolean {
  const [first, before, after, next] = [units[at - 2], units[at - 1], units[at], units[at + 1]];
  const isNumber = (unit?: Unit) => is(unit, "Numeric");
  if (isNumber(before) && (isNumber(after) || isLetter(after))) return true;
  if (isLetter(before) && isNumber(after)) return true;
  const middle = ["MidNum", "MidNumLet", "Single_Quote"];
  if (isNumber(first) && is(before, ...middle) && isNumber(after)) return true;
  return isNumber(before) && is(after, ...middle) && isNumber(next);
}

/** WB13 to WB16. */
function joinsOthers(units: Unit[], at: number): boolean {
  const [before, after] = [units[at - 1] as Unit, units[at] as Unit];
  if (is(before, "Katakana") && is(after, "Katakana")) return true;
  const joins = (unit: Unit) => isLetter(unit) || is(unit, "Numeric", "Katakana", "ExtendNumLet");
  if (is(after, "ExtendNumLet") && joins(before)) return true;
  if (is(before, "ExtendNumLet") && joins(after)) return true;
  if (!is(before, "Regional_Indicator") || !is(after, "Regional_Indicator")) return false;
  let count = 0;
  while (is(units[at - 1 - count], "Regional_Indicator")) count++;
  return count % 2 === 1;
}
