import { cldr } from "./sources.mjs";

const FIELDS = {
  Era: "era",
  Year: "year",
  Quarter: "quarter",
  Month: "month",
  Week: "week",
  "Day-Of-Week": "weekday",
  Day: "day",
  Hour: "hour",
  Minute: "minute",
  Second: "second",
  Timezone: "zone",
};

/** How a locale writes dates and times of the Gregorian calendar. */
export function dates(locale) {
  const { calendars, fields } = datesOf(locale, "ca-gregorian", "dateFields");
  const gregorian = calendars.gregorian;
  const formats = gregorian.dateTimeFormats;
  return {
    months: forms(gregorian.months),
    days: forms(gregorian.days, (days) =>
      ["sun", "mon", "tue", "wed", "thu", "fri", "sat"].map((day) => days[day]),
    ),
    periods: gregorian.dayPeriods.format,
    eras: [gregorian.eras.eraAbbr, gregorian.eras.eraNames, gregorian.eras.eraNarrow].map(
      (eras) => [eras[0], eras[1]],
    ),
    date: styles(gregorian.dateFormats),
    time: styles(gregorian.timeFormats),
    glue: styles(formats),
    glueAtTime: styles(gregorian["dateTimeFormats-atTime"]?.standard ?? formats),
    available: Object.fromEntries(
      Object.entries(formats.availableFormats).filter(([skeleton]) => !skeleton.includes("-")),
    ),
    append: Object.fromEntries(
      Object.entries(formats.appendItems).map(([name, pattern]) => [
        FIELDS[name],
        [pattern, fields[FIELDS[name]]?.displayName ?? name],
      ]),
    ),
    hours: hoursOf(locale),
    rules: dayPeriodRules(locale),
    calendar: calendarOf(locale),
  };
}

/** How a locale writes what lies between two dates. */
export function intervals(locale) {
  const { calendars } = datesOf(locale, "ca-gregorian");
  const { intervalFormatFallback, ...skeletons } =
    calendars.gregorian.dateTimeFormats.intervalFormats;
  const own = Object.entries(skeletons).map(([skeleton, patterns]) => [
    skeleton,
    Object.fromEntries(Object.entries(patterns).filter(([field]) => !field.includes("-"))),
  ]);
  return { fallback: intervalFormatFallback, skeletons: Object.fromEntries(own) };
}

/** How a locale names time zones. */
export function zoneNames(locale) {
  const names = datesOf(locale, "timeZoneNames").timeZoneNames;
  const zones = {};
  const walk = (node, path) => {
    if (typeof node !== "object") return;
    if ("exemplarCity" in node || "long" in node || "short" in node) {
      const { long, short, exemplarCity } = node;
      zones[path] = { long, short, city: exemplarCity };
      return;
    }
    for (const key of Object.keys(node)) walk(node[key], path === "" ? key : `${path}/${key}`);
  };
  walk(names.zone, "");
  return {
    hour: names.hourFormat,
    gmt: names.gmtFormat,
    region: names.regionFormat,
    zones,
    metazones: names.metazone ?? {},
  };
}

function datesOf(locale, ...files) {
  return Object.assign(
    {},
    ...files.map((file) => cldr(`cldr-dates-full/main/${locale}/${file}.json`).main[locale].dates),
  );
}

/** Names in the order of the numbers, for use in a date and alone: wide, abbreviated, narrow. */
function forms(names, list = Object.values) {
  const widths = (context) =>
    ["abbreviated", "wide", "narrow", "short"].map(
      (width) => context[width] && list(context[width]),
    );
  const [format, alone] = [widths(names.format), widths(names["stand-alone"])];
  return JSON.stringify(format) === JSON.stringify(alone) ? { format } : { format, alone };
}

function styles(patterns) {
  return ["full", "long", "medium", "short"].map(
    (style) => patterns[style]._value ?? patterns[style],
  );
}

/** Which hours a locale prefers: `H` (0–23) or `h` (1–12). */
function hoursOf(locale) {
  const { region, language } = new Intl.Locale(locale).maximize();
  const { timeData } = cldr("cldr-core/supplemental/timeData.json").supplemental;
  return (timeData[`${language}_${region}`] ?? timeData[region] ?? timeData["001"])._preferred;
}

function calendarOf(locale) {
  const { region } = new Intl.Locale(locale).maximize();
  const { calendarPreferenceData } = cldr(
    "cldr-core/supplemental/calendarPreferenceData.json",
  ).supplemental;
  const preferred = calendarPreferenceData[region] ?? calendarPreferenceData["001"];
  return (Array.isArray(preferred) ? preferred : preferred.split(" "))[0].replace(
    "gregorian",
    "gregory",
  );
}

/** The parts of a day that have names, `[name, from, to]` in minutes; a moment has no end. */
function dayPeriodRules(locale) {
  const { dayPeriodRuleSet } = cldr("cldr-core/supplemental/dayPeriods.json").supplemental;
  const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const rules =
    dayPeriodRuleSet[locale] ?? dayPeriodRuleSet[new Intl.Locale(locale).language] ?? {};
  return Object.entries(rules).map(([name, { _at, _from, _before }]) =>
    _at === undefined ? [name, minutes(_from), minutes(_before)] : [name, minutes(_at)],
  );
}
