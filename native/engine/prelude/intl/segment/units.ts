/** Classes of characters for a kind of break: where ranges begin, and the number of the class from there on. */
export interface BreakTable {
  starts: number[];
  types: number[];
  names: string[];
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

function classOf({ starts, types, names }: BreakTable, code: number): string {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= code) low = middle;
    else high = middle;
  }
  return names[types[low] as number] as string;
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
