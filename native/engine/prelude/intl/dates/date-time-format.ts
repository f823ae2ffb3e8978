import { getCanonicalLocales } from "../canonical.ts";
import { defineMembers } from "../members.ts";
import { OptionReader } from "../options.ts";
import { localeData } from "../registry.ts";
import { feed, LookupSupportedLocales, ResolveLocale } from "../resolve.ts";
import { type DateData, dateData, intervalData } from "./data.ts";
import { PatternGenerator } from "./generator.ts";
import { type Part, type Writing, writeParts } from "./parts.ts";
import type { Piece } from "./pattern.ts";
import { RangeFormat, type RangePart } from "./range.ts";
import { cycleIn, fieldsIn, hourCycleOf, requestedPattern } from "./request.ts";
import { type Needs, readSettings, type Settings } from "./settings.ts";

interface Slots {
  locale: string;
  tag: string;
  numberingSystem: string;
  settings: Settings;
  calendar: string;
  pieces: Piece[];
  writing: Writing;
  generator: PatternGenerator;
  range?: RangeFormat;
  bound?: (date?: unknown) => string;
}

interface NumberData {
  nu: string[];
  numbers: { symbols: Record<string, { decimal: string }> };
}

const slots = new WeakMap<object, Slots>();
/** By how dates and numbers are written: many locales share both. */
const generators = new Map<DateData, Map<string, PatternGenerator>>();
const localeExtensions: Record<string, Record<string, unknown>> = {};

feed(localeExtensions, (tag) => {
  const usual = dateData(tag).calendar;
  return {
    ca: usual === "gregory" ? ["gregory", "iso8601"] : [usual, "gregory", "iso8601"],
    hc: [undefined, "h11", "h12", "h23", "h24"],
    nu: localeData<NumberData>("number", tag).nu,
  };
});

function slotsOf(format: unknown, method: string): Slots {
  const found = slots.get(format as object);
  if (found !== undefined) return found;
  throw new TypeError(
    `Method Intl.DateTimeFormat.prototype.${method} called on incompatible receiver ${String(format)}`,
  );
}

/** A format for the fields that a method of dates needs. */
export function createFormat(
  target: object,
  locales: unknown,
  options: unknown,
  required: Needs,
  defaults: Needs,
): void {
  const requested = getCanonicalLocales(locales);
  const settings = readSettings(options, required, defaults);
  const { hour12, hourCycle, numberingSystem: nu } = settings;
  const wishes = { ca: settings.calendar, hc: hour12 === undefined ? hourCycle : undefined, nu };
  const resolved = ResolveLocale(
    [],
    requested,
    wishes,
    ["ca", "hc", "nu"],
    localeExtensions as never,
  );
  const tag = resolved.dataLocale as string;
  const data = dateData(tag);
  const calendar = resolved.ca as string;
  if (calendar !== "gregory" && calendar !== "iso8601") {
    throw unavailableCalendar(calendar, tag);
  }
  if (settings.calendar !== undefined && settings.calendar.toLowerCase() !== calendar) {
    refuseCalendar(settings.calendar, calendar);
  }
  const system = resolved.nu as string;
  const generator = generatorOf(tag, data, system);
  const cycle = hourCycleOf(data, /-([A-Z]{2})\b/.exec(tag)?.[1], settings, resolved.hc);
  const pieces = requestedPattern(data, generator, settings, cycle);
  slots.set(target, {
    locale:
      hour12 === undefined ? (resolved.locale as string) : withoutHours(resolved.locale as string),
    tag,
    numberingSystem: system,
    settings,
    calendar,
    pieces,
    generator,
    writing: { tag, data, timeZone: settings.timeZone, digits: digitsOf(system) },
  });
}

function withoutHours(locale: string): string {
  return locale.replace(/-hc-h\d\d/, "").replace(/-u(?=$|-x-)/, "");
}

function unavailableCalendar(calendar: string, tag: string): RangeError {
  return Object.assign(
    new RangeError(
      `The calendar "${calendar}", which "${tag}" uses, is not available in a task: ask for "${tag}-u-ca-gregory"`,
    ),
    { code: "ERR_CAPSULE_UNAVAILABLE" },
  );
}

/** Calendars that the standard names are refused; another word is ignored, as the standard wants it. */
function refuseCalendar(wanted: string, calendar: string): void {
  const known =
    /^(buddhist|chinese|coptic|dangi|ethioaa|ethiopic|hebrew|indian|islamic.*|japanese|persian|roc)$/i;
  if (!known.test(wanted)) return;
  throw Object.assign(
    new RangeError(`The calendar "${wanted}" is not available in a task, only "${calendar}" is`),
    { code: "ERR_CAPSULE_UNAVAILABLE" },
  );
}

function generatorOf(tag: string, data: DateData, system: string): PatternGenerator {
  const { symbols } = localeData<NumberData>("number", tag).numbers;
  const decimal = (symbols[system] ?? symbols.latn)?.decimal ?? ".";
  let byDecimal = generators.get(data);
  if (byDecimal === undefined) {
    byDecimal = new Map();
    generators.set(data, byDecimal);
  }
  let generator = byDecimal.get(decimal);
  if (generator === undefined) {
    generator = new PatternGenerator(data, decimal);
    byDecimal.set(decimal, generator);
  }
  return generator;
}

function digitsOf(system: string): string[] | undefined {
  if (system === "latn") return undefined;
  const format = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false });
  return Array.from("0123456789", (digit) => format.format(Number(digit)));
}

/** A date as a number that can be formatted. */
function timeOf(date: unknown): number {
  const time = date === undefined ? Date.now() : Number(date);
  if (!(Math.abs(time) <= 8.64e15)) throw new RangeError("Invalid time value");
  return Math.trunc(time);
}

// U+202F is an ordinary space in formatted dates of Node, though not in their parts: too much code expects it there.
function usualSpaces<T extends Part>(parts: T[]): T[] {
  for (const part of parts) part.value = part.value.replaceAll("\u202f", " ");
  return parts;
}

function rangeParts(format: Slots, start: unknown, end: unknown): RangePart[] {
  if (start === undefined || end === undefined) {
    throw new TypeError("startDate or endDate cannot be undefined");
  }
  const [from, to] = [timeOf(start), timeOf(end)];
  format.range ??= new RangeFormat(
    format.pieces,
    format.generator,
    format.writing.data,
    intervalData(format.tag),
  );
  return format.range.parts(from, to, format.writing);
}

const text = (parts: Part[]) => parts.map(({ value }) => value).join("");

/** `Intl.DateTimeFormat`. */
export const DateTimeFormat = function DateTimeFormat(
  this: unknown,
  locales?: unknown,
  options?: unknown,
): unknown {
  const target =
    new.target === undefined ? Object.create(DateTimeFormat.prototype) : (this as object);
  createFormat(target, locales, options, "any", "date");
  return target;
} as unknown as {
  new (locales?: unknown, options?: unknown): Intl.DateTimeFormat;
  prototype: object;
};

defineMembers(DateTimeFormat, "Intl.DateTimeFormat", {
  methods: {
    get format() {
      const format = slotsOf(this, "format");
      format.bound ??= (date) =>
        text(usualSpaces(writeParts(format.pieces, timeOf(date), format.writing)));
      return format.bound;
    },
    formatToParts(date?: unknown): Part[] {
      const { pieces, writing } = slotsOf(this, "formatToParts");
      return writeParts(pieces, timeOf(date), writing);
    },
    formatRange(start?: unknown, end?: unknown): string {
      const parts = rangeParts(slotsOf(this, "formatRange"), start, end);
      return text(parts.every(({ source }) => source === "shared") ? usualSpaces(parts) : parts);
    },
    formatRangeToParts(start?: unknown, end?: unknown): RangePart[] {
      return rangeParts(slotsOf(this, "formatRangeToParts"), start, end);
    },
    resolvedOptions(): object {
      const { locale, calendar, numberingSystem, settings, pieces } = slotsOf(
        this,
        "resolvedOptions",
      );
      const { timeZone, dateStyle, timeStyle } = settings;
      const cycle = cycleIn(pieces);
      const hours =
        cycle === undefined ? {} : { hourCycle: cycle, hour12: cycle === "h11" || cycle === "h12" };
      const isStyle = dateStyle !== undefined || timeStyle !== undefined;
      return {
        locale,
        calendar,
        numberingSystem,
        timeZone,
        ...hours,
        ...(isStyle ? {} : fieldsIn(pieces)),
        ...(dateStyle === undefined ? {} : { dateStyle }),
        ...(timeStyle === undefined ? {} : { timeStyle }),
      };
    },
  },
  statics: {
    supportedLocalesOf(locales?: unknown, options?: unknown): string[] {
      new OptionReader(options, "Intl.DateTimeFormat").word("localeMatcher", [
        "lookup",
        "best fit",
      ]);
      return LookupSupportedLocales([], getCanonicalLocales(locales));
    },
  },
});
