import { genericName, offsetName, specificName } from "../zones/names.ts";
import { stateAt } from "../zones/zone.ts";
import type { DateData, Names } from "./data.ts";
import type { Piece } from "./pattern.ts";

/** A piece of a formatted date. */
export interface Part {
  type: string;
  value: string;
}

/** What formatting needs to know beside the pattern. */
export interface Writing {
  tag: string;
  data: DateData;
  timeZone: string;
  /** The ten digits; undefined for the usual ones. */
  digits: string[] | undefined;
}

/** A date on the clocks and calendars of a zone. */
interface Local {
  time: number;
  year: number;
  month: number;
  day: number;
  weekday: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

const TYPES: Record<string, string> = {
  G: "era",
  y: "year",
  M: "month",
  L: "month",
  E: "weekday",
  c: "weekday",
  d: "day",
  a: "dayPeriod",
  b: "dayPeriod",
  B: "dayPeriod",
  H: "hour",
  h: "hour",
  K: "hour",
  k: "hour",
  m: "minute",
  s: "second",
  S: "fractionalSecond",
  z: "timeZoneName",
  O: "timeZoneName",
  v: "timeZoneName",
};

/** Fills a pattern with a time, milliseconds since the epoch. */
export function writeParts(pieces: readonly Piece[], time: number, writing: Writing): Part[] {
  const local = localTime(time, writing.timeZone);
  const parts: Part[] = [];
  for (const piece of pieces) {
    const type = piece.letter === undefined ? "literal" : (TYPES[piece.letter] ?? "literal");
    const value =
      piece.letter === undefined
        ? piece.text
        : write(piece.letter, piece.length, local, writing, pieces);
    const last = parts.at(-1);
    if (type === "literal" && last?.type === "literal") last.value += value;
    else if (value !== "") parts.push({ type, value });
  }
  return parts;
}

/** A time as the clocks of a zone show it. */
export function localTime(time: number, timeZone: string): Local {
  const offset = timeZone === "UTC" ? 0 : stateAt(timeZone, time).offset;
  const date = new Date(time + offset * 1000);
  // The shifted date may lie beyond what a date can be.
  const shifted = Number.isNaN(date.getTime()) ? new Date(time) : date;
  return {
    time,
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth(),
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    millisecond: shifted.getUTCMilliseconds(),
  };
}

function write(
  letter: string,
  length: number,
  local: Local,
  writing: Writing,
  pieces: readonly Piece[],
): string {
  const { data, tag, timeZone } = writing;
  const number = (value: number, width = length) =>
    localized(String(value).padStart(width, "0"), writing.digits);
  switch (letter) {
    case "G":
      return (data.eras[length < 4 ? 0 : length === 4 ? 1 : 2] as [string, string])[
        local.year > 0 ? 1 : 0
      ];
    case "y": {
      const year = local.year > 0 ? local.year : 1 - local.year;
      return length === 2 ? number(year % 100) : number(year);
    }
    case "M":
    case "L":
      return length < 3
        ? number(local.month + 1)
        : named(data.months, letter === "L", length, local.month);
    case "E":
    case "c":
      return named(data.days, letter === "c", length, local.weekday);
    case "d":
      return number(local.day);
    case "a":
    case "b":
    case "B":
      return dayPeriod(letter, length, local, data, pieces);
    case "H":
      return number(local.hour);
    case "k":
      return number(local.hour || 24);
    case "K":
      return number(local.hour % 12);
    case "h":
      return number(local.hour % 12 || 12);
    case "m":
      return number(local.minute);
    case "s":
      return number(local.second);
    case "S":
      return localized(String(local.millisecond).padStart(3, "0").slice(0, length), writing.digits);
    case "z":
      return digitsOf(
        specificName(tag, timeZone, local.time, length < 4 ? "short" : "long"),
        writing,
      );
    case "O":
      return digitsOf(
        offsetName(tag, timeZone, local.time, length < 4 ? "short" : "long"),
        writing,
      );
    case "v":
      return digitsOf(
        genericName(tag, timeZone, local.time, length < 4 ? "short" : "long"),
        writing,
      );
    default:
      return "";
  }
}

function digitsOf(text: string, { digits }: Writing): string {
  return localized(text, digits);
}

function localized(text: string, digits: string[] | undefined): string {
  return digits === undefined
    ? text
    : text.replace(/\d/g, (digit) => digits[Number(digit)] as string);
}

function named(
  names: { format: Names; alone?: Names },
  alone: boolean,
  length: number,
  index: number,
): string {
  const width = length <= 3 ? 0 : length === 4 ? 1 : length === 5 ? 2 : 3;
  const own = (alone ? names.alone : undefined) ?? names.format;
  const list = own[width] ?? names.format[width] ?? own[0];
  return (list as string[])[index] as string;
}

function dayPeriod(
  letter: string,
  length: number,
  { hour, minute, second }: Local,
  data: DateData,
  pieces: readonly Piece[],
): string {
  const names = data.periods[length < 4 ? "abbreviated" : length === 4 ? "wide" : "narrow"];
  const half = names[hour < 12 ? "am" : "pm"] as string;
  if (letter === "a") return half;
  const shows = (field: string) => pieces.some((piece) => piece.letter === field);
  const exact = (!shows("m") || minute === 0) && (!shows("s") || second === 0);
  const moment = exact && hour === 12 ? "noon" : undefined;
  const hasMoment = data.rules.some(([name, , to]) => name === moment && to === undefined);
  if (moment !== undefined && hasMoment && names[moment] !== undefined) return names[moment];
  if (letter === "b") return half;
  const minutes = hour * 60;
  const rule = data.rules.find(([, from, to]) => {
    if (to === undefined) return false;
    return from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
  });
  return (rule === undefined ? undefined : names[rule[0]]) ?? half;
}
