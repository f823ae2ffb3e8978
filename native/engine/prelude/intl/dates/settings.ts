import { OptionReader } from "../options.ts";
import { canonicalZone } from "../zones/zone.ts";

const STYLES = ["full", "long", "medium", "short"] as const;
const NUMBERS = ["2-digit", "numeric"] as const;
const NAMES = ["narrow", "short", "long"] as const;

export type HourCycle = "h11" | "h12" | "h23" | "h24";
export type Style = (typeof STYLES)[number];

/** What a caller asks for, field by field. */
export interface Fields {
  weekday?: string | undefined;
  era?: string | undefined;
  year?: string | undefined;
  month?: string | undefined;
  day?: string | undefined;
  dayPeriod?: string | undefined;
  hour?: string | undefined;
  minute?: string | undefined;
  second?: string | undefined;
  fractionalSecondDigits?: number | undefined;
  timeZoneName?: string | undefined;
}

/** Options of a format, read in the standard's order. */
export interface Settings {
  calendar: string | undefined;
  numberingSystem: string | undefined;
  hour12: boolean | undefined;
  hourCycle: HourCycle | undefined;
  timeZone: string;
  fields: Fields;
  dateStyle: Style | undefined;
  timeStyle: Style | undefined;
}

/** Which fields a format must have, and which it gets if it has none of them. */
export type Needs = "date" | "time" | "any";

/**
 * Reads the options of a format.
 *
 * @param required What it is for: `toLocaleTimeString` gets a time at least.
 * @param defaults What it gets without a wish: `any` for date and time.
 */
export function readSettings(options: unknown, required: Needs, defaults: Needs): Settings {
  const read = new OptionReader(options, "Intl.DateTimeFormat");
  read.word("localeMatcher", ["lookup", "best fit"]);
  const calendar = read.type("calendar");
  const numberingSystem = read.type("numberingSystem");
  const hour12 = read.flag("hour12");
  const hourCycle = read.word("hourCycle", ["h11", "h12", "h23", "h24"]);
  const timeZone = zoneName(read.text("timeZone"));
  const fields = readFields(read);
  read.word("formatMatcher", ["best fit", "basic"]);
  const dateStyle = read.word("dateStyle", STYLES);
  const timeStyle = read.word("timeStyle", STYLES);
  const settings = { calendar, numberingSystem, hour12, timeZone, fields, dateStyle, timeStyle };
  if (dateStyle !== undefined || timeStyle !== undefined) checkStyles(settings, required);
  else addDefaults(fields, required, defaults);
  return { ...settings, hourCycle: hour12 === undefined ? hourCycle : undefined };
}

function zoneName(name: string | undefined): string {
  if (name === undefined) return "UTC";
  const canonical = canonicalZone(name);
  if (canonical === undefined) throw new RangeError(`Invalid time zone specified: ${name}`);
  return canonical;
}

function readFields(read: OptionReader): Fields {
  return {
    weekday: read.word("weekday", NAMES),
    era: read.word("era", NAMES),
    year: read.word("year", NUMBERS),
    month: read.word("month", [...NUMBERS, ...NAMES]),
    day: read.word("day", NUMBERS),
    dayPeriod: read.word("dayPeriod", NAMES),
    hour: read.word("hour", NUMBERS),
    minute: read.word("minute", NUMBERS),
    second: read.word("second", NUMBERS),
    fractionalSecondDigits: read.number("fractionalSecondDigits", 1, 3),
    timeZoneName: read.word("timeZoneName", [
      "short",
      "long",
      "shortOffset",
      "longOffset",
      "shortGeneric",
      "longGeneric",
    ]),
  };
}

function checkStyles(
  { fields, dateStyle, timeStyle }: Omit<Settings, "hourCycle">,
  required: Needs,
): void {
  const style = dateStyle === undefined ? "timeStyle" : "dateStyle";
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) throw new TypeError(`Can't set option ${name} when ${style} is used`);
  }
  const [wrong, of] = required === "date" ? [timeStyle, "timeStyle"] : [dateStyle, "dateStyle"];
  if (required !== "any" && wrong !== undefined) {
    throw new TypeError(`Invalid option : ${of}`);
  }
}

function addDefaults(fields: Fields, required: Needs, defaults: Needs): void {
  const { weekday, year, month, day, dayPeriod, hour, minute, second } = fields;
  const ofDate = [weekday, year, month, day];
  const ofTime = [dayPeriod, hour, minute, second, fields.fractionalSecondDigits];
  const given = [...(required === "time" ? [] : ofDate), ...(required === "date" ? [] : ofTime)];
  if (given.some((value) => value !== undefined)) return;
  if (defaults !== "time")
    Object.assign(fields, { year: "numeric", month: "numeric", day: "numeric" });
  if (defaults !== "date")
    Object.assign(fields, { hour: "numeric", minute: "numeric", second: "numeric" });
}
