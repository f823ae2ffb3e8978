/** Classes of characters for a kind of break: where ranges begin, and the class from there on. */
export interface BreakTable {
  starts: number[];
  classes: string[];
}

/** A character with all that is attached to it. */
export interface Unit {
  start: number;
  /** The class of the character. */
  type: string;
  /** Whether something is attached; whether the last of that is a joiner. */
  extended: boolean;
  joiner: boolean;
  pictographic: boolean;
}

/** Reads what scripts/intl/breaks.mjs wrote: `class:start-length …`, numbers to the base 36, starts from the last end. */
export function parseTable(text: string): BreakTable {
  const ranges: [start: number, end: number, type: string][] = [];
  for (const line of text.split("\n")) {
    const [type = "", list = ""] = line.split(":");
    let at = 0;
    for (const range of list.split(" ")) {
      const [gap, length = 1] = range.split("-").map((number) => Number.parseInt(number, 36)) as [
        number,
        number?,
      ];
      ranges.push([at + gap, at + gap + length, type]);
      at += gap + length;
    }
  }
  ranges.sort(([a], [b]) => a - b);
  const table: BreakTable = { starts: [0], classes: [""] };
  for (const [start, end, type] of ranges) {
    if (table.starts.at(-1) === start) table.classes[table.classes.length - 1] = type;
    else {
      table.starts.push(start);
      table.classes.push(type);
    }
    table.starts.push(end);
    table.classes.push("");
  }
  return table;
}

function classOf({ starts, classes }: BreakTable, code: number): string {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= code) low = middle;
    else high = middle;
  }
  return classes[low] as string;
}

/** Takes a text apart; line breaks stand alone. */
export function unitsOf(text: string, table: BreakTable): Unit[] {
  const units: Unit[] = [];
  let start = 0;
  for (const character of text) {
    const type = classOf(table, character.codePointAt(0) as number);
    const last = units.at(-1);
    const attaches = type === "Extend" || type === "Format" || type === "ZWJ";
    if (attaches && last !== undefined && !/^(CR|LF|Newline|Sep)$/.test(last.type)) {
      last.extended = true;
      last.joiner = type === "ZWJ";
    } else {
      const pictographic = /^\p{Extended_Pictographic}$/u.test(character);
      units.push({ start, type, extended: false, joiner: type === "ZWJ", pictographic });
    }
    start += character.length;
  }
  return units;
}
