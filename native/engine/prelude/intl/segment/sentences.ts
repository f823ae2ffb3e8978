import { sentence } from "intl:breaks";
import { type BreakTable, type Unit, unitsOf } from "./units.ts";

let table: BreakTable | undefined;

const SEPARATORS = ["Sep", "CR", "LF"];
const is = (unit: Unit | undefined, ...types: string[]) =>
  unit !== undefined && types.includes(unit.type);

/** Where the sentences of a text begin: UAX #29, "Sentence Boundaries", rules SB3 to SB998. */
export function sentencesOf(text: string): number[] {
  table ??= JSON.parse(sentence) as BreakTable;
  const units = unitsOf(text, table);
  const starts: number[] = [];
  for (const [at, unit] of units.entries()) {
    if (at === 0 || isBoundary(units, at)) starts.push(unit.start);
  }
  return starts;
}

function isBoundary(units: Unit[], at: number): boolean {
  const [before, after] = [units[at - 1] as Unit, units[at] as Unit];
  if (is(before, "CR") && is(after, "LF")) return false;
  if (is(before, ...SEPARATORS)) return true;
  const ending = endingBefore(units, at);
  if (ending === undefined) return false;
  const { dot, space } = ending;
  const isDot = is(units[dot], "ATerm");
  if (isDot && dot === at - 1) {
    if (is(after, "Numeric")) return false;
    if (is(units[dot - 1], "Upper", "Lower") && is(after, "Upper")) return false;
  }
  if (isDot && continuesSmall(units, at)) return false;
  if (is(after, "SContinue", "STerm", "ATerm")) return false;
  if (!space && is(after, "Close", "Sp", ...SEPARATORS)) return false;
  return !is(after, "Sp", ...SEPARATORS);
}

/** What ends before a place: a full stop, after which only closing marks and spaces came. */
function endingBefore(units: Unit[], at: number): { dot: number; space: boolean } | undefined {
  let dot = at - 1;
  let space = false;
  while (is(units[dot], "Sp")) {
    space = true;
    dot--;
  }
  while (is(units[dot], "Close")) dot--;
  return is(units[dot], "ATerm", "STerm") ? { dot, space } : undefined;
}

/** SB8: after an abbreviation, a sentence goes on with a small letter. */
function continuesSmall(units: Unit[], at: number): boolean {
  let next = at;
  while (
    next < units.length &&
    !is(units[next], "OLetter", "Upper", "Lower", "ATerm", "STerm", ...SEPARATORS)
  ) {
    next++;
  }
  return is(units[next], "Lower");
}
