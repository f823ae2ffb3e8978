import type { DateData } from "./data.ts";
import type { PatternGenerator } from "./generator.ts";
import { fill, type Piece, parsePattern, writePattern } from "./pattern.ts";
import type { Fields, HourCycle, Settings } from "./settings.ts";

const HOURS = { h11: "K", h12: "h", h23: "H", h24: "k" } as const;
const CYCLES: Record<string, HourCycle> = { K: "h11", h: "h12", H: "h23", k: "h24" };
const STYLES = ["full", "long", "medium", "short"];

/** A field's letters by what is asked of it. */
const LETTERS: [keyof Fields, Record<string, string>][] = [
  ["weekday", { narrow: "EEEEE", long: "EEEE", short: "EEE" }],
  ["era", { narrow: "GGGGG", long: "GGGG", short: "GGG" }],
  ["year", { "2-digit": "yy", numeric: "y" }],
  ["month", { narrow: "MMMMM", long: "MMMM", short: "MMM", "2-digit": "MM", numeric: "M" }],
  ["day", { "2-digit": "dd", numeric: "d" }],
  ["dayPeriod", { narrow: "BBBBB", long: "BBBB", short: "B" }],
  ["hour", { "2-digit": "jj", numeric: "j" }],
  ["minute", { "2-digit": "mm", numeric: "m" }],
  ["second", { "2-digit": "ss", numeric: "s" }],
  [
    "timeZoneName",
    {
      long: "zzzz",
      short: "z",
      longOffset: "OOOO",
      shortOffset: "O",
      longGeneric: "vvvv",
      shortGeneric: "v",
    },
  ],
];

/** Which hours a format has. */
export function hourCycleOf(
  data: DateData,
  region: string | undefined,
  { hour12, hourCycle }: Settings,
  extension: string | undefined,
): HourCycle {
  const usual = CYCLES[data.hours] as HourCycle;
  if (hour12 === true) {
    return usual === "h11" || usual === "h12" ? usual : region === "JP" ? "h11" : "h12";
  }
  if (hour12 === false)
    return usual === "h23" || usual === "h24" ? usual : region === "JP" ? "h23" : "h24";
  return hourCycle ?? (extension as HourCycle | undefined) ?? usual;
}

/** The pattern that a format has: pieces of text and fields. */
export function requestedPattern(
  data: DateData,
  generator: PatternGenerator,
  settings: Settings,
  cycle: HourCycle,
): Piece[] {
  if (settings.dateStyle !== undefined || settings.timeStyle !== undefined) {
    return stylePattern(data, generator, settings, cycle);
  }
  return matching(generator, skeletonOf(settings.fields, cycle), cycle);
}

function skeletonOf(fields: Fields, cycle: HourCycle): string {
  let skeleton = "";
  for (const [name, letters] of LETTERS) {
    if (name === "timeZoneName" && fields.fractionalSecondDigits !== undefined) {
      skeleton += "S".repeat(fields.fractionalSecondDigits);
    }
    const wish = fields[name];
    if (wish !== undefined) skeleton += letters[wish];
  }
  return skeleton.replaceAll("j", HOURS[cycle]);
}

function matching(generator: PatternGenerator, skeleton: string, cycle: HourCycle): Piece[] {
  return parsePattern(generator.bestPattern(skeleton)).map((piece) =>
    piece.letter !== undefined && piece.letter in CYCLES
      ? { ...piece, letter: HOURS[cycle] }
      : piece,
  );
}

function stylePattern(
  data: DateData,
  generator: PatternGenerator,
  { dateStyle, timeStyle }: Settings,
  cycle: HourCycle,
): Piece[] {
  const date = dateStyle === undefined ? undefined : data.date[STYLES.indexOf(dateStyle)];
  const time = timeStyle === undefined ? undefined : data.time[STYLES.indexOf(timeStyle)];
  if (time === undefined) return parsePattern(date as string);
  const pattern =
    date === undefined
      ? time
      : fill(data.glueAtTime[STYLES.indexOf(dateStyle as string)] as string, time, date);
  const pieces = parsePattern(pattern);
  if (cycleIn(pieces) === cycle) return pieces;
  const skeleton = pieces.flatMap(({ letter, length }) => {
    if (letter === undefined || /[abB]/.test(letter)) return [];
    return (letter in CYCLES ? HOURS[cycle] : letter).repeat(length as number);
  });
  return matching(generator, skeleton.join(""), cycle);
}

/** Which hours a pattern has, if it has any. */
export function cycleIn(pieces: readonly Piece[]): HourCycle | undefined {
  const hour = pieces.find(({ letter }) => letter !== undefined && letter in CYCLES);
  return hour?.letter === undefined ? undefined : CYCLES[hour.letter];
}

/** The fields of a pattern in the words of the options: what a format says of itself. */
export function fieldsIn(pieces: readonly Piece[]): Fields {
  const found: Record<string, unknown> = {};
  const has = (letters: string) =>
    pieces.some(({ letter, length }) => letter?.repeat(length as number) === letters);
  for (const [name, words] of LETTERS) {
    if (name === "timeZoneName") {
      const fraction = pieces.find(({ letter }) => letter === "S");
      if (fraction !== undefined) found.fractionalSecondDigits = fraction.length;
    }
    for (const [word, letters] of Object.entries(words)) {
      if (spellings(letters).some(has)) {
        found[name] = word;
        break;
      }
    }
  }
  return found;
}

function spellings(letters: string): string[] {
  const all = [letters];
  if (letters.startsWith("M")) all.push(letters.replaceAll("M", "L"));
  if (letters.startsWith("E")) all.push(letters.replaceAll("E", "c"));
  if (letters.startsWith("j")) {
    all.push(...Object.keys(CYCLES).map((letter) => letters.replaceAll("j", letter)));
  }
  if (letters === "EEE") all.push("E", "EE");
  if (letters === "GGG") all.push("G", "GG");
  return all;
}

/** The skeleton of a pattern. */
export function skeletonIn(pieces: readonly Piece[]): string {
  return writePattern(pieces.filter(({ letter }) => letter !== undefined));
}
