import { index, metazones, regions, text } from "intl:zones";

/** A time zone: where its clocks were put, and when. Times are seconds since the epoch, offsets seconds east of UTC. */
export interface Zone {
  offsets: number[];
  /** The index of the offset that holds from each transition on; the first holds before all. */
  order: number[];
  transitions: number[];
  /** The transitions of each year after the last one. */
  rule: YearRule[];
}

interface YearRule {
  month: number;
  day: number;
  weekday: number;
  second: number;
  to: number;
}

/** What holds at a time: the offset, and whether it is summer time. */
export interface ZoneState {
  offset: number;
  summer: boolean;
}

const FIXED = /^([+-])(\d\d)(?::?(\d\d))?$/;
const zones = new Map<string, Zone>();

let known: Record<string, string> | undefined;
let metazoneNames: Record<string, (string | number)[]> | undefined;
let mainRegions: Record<string, string> | undefined;

/** By all names of zones: the canonical name and, where it differs, that under which the zone is listed. */
function names(): Record<string, string> {
  known ??= JSON.parse(index) as Record<string, string>;
  return known;
}

/** The name of a zone as the standard wants it; undefined where there is no such zone. */
export function canonicalZone(name: string): string | undefined {
  const fixed = FIXED.exec(name);
  if (fixed !== null) {
    const [, sign, hours, minutes = "00"] = fixed;
    if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
    return hours === "00" && minutes === "00" ? "+00:00" : `${sign}${hours}:${minutes}`;
  }
  const upper = name.toUpperCase();
  if (upper === "UTC" || upper === "GMT") return "UTC";
  const all = names();
  const written = Object.hasOwn(all, name)
    ? name
    : Object.keys(all).find((one) => one.toUpperCase() === upper);
  return written === undefined ? undefined : all[written]?.split(" ", 1)[0];
}

/** The canonical names of all zones, in order. */
export function canonicalZones(): string[] {
  const all = Object.values(names()).map((found) => found.split(" ", 1)[0] as string);
  return [...new Set(all)].filter((name) => /[/]|^UTC$/.test(name)).sort();
}

/** The zone of a canonical name. */
function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (zone === undefined) {
    zone =
      name === "UTC" ? fixedZone(0) : FIXED.test(name) ? fixedZone(fixedOffset(name)) : find(name);
    zones.set(name, zone);
  }
  return zone;
}

function fixedZone(offset: number): Zone {
  return { offsets: [offset], order: [0], transitions: [], rule: [] };
}

function fixedOffset(name: string): number {
  const [, sign, hours, minutes] = FIXED.exec(name) as RegExpExecArray;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

function find(name: string): Zone {
  const found = names()[name] ?? name;
  const listed = found.slice(found.indexOf(" ") + 1);
  const start = text.indexOf(`\n${listed}|`) + 1;
  return parse(text.slice(start, text.indexOf("\n", start)));
}

function parse(line: string): Zone {
  const [, offsets = "", order = "", gaps = "", rule = ""] = line.split("|");
  let time = 0;
  return {
    offsets: offsets.split(" ").map((offset) => Number.parseInt(offset, 36)),
    order: [...order].map((index) => Number.parseInt(index, 36)),
    transitions:
      gaps === ""
        ? []
        : gaps.split(" ").map((gap) => {
            time += Number.parseInt(gap, 36);
            return time;
          }),
    rule:
      rule === ""
        ? []
        : rule.split(",").map((part) => {
            const [month, day, weekday, second, to] = part.split(" ").map(Number) as number[];
            return { month, day, weekday, second, to } as YearRule;
          }),
  };
}

/** What holds in a zone at a time, milliseconds since the epoch. */
export function stateAt(name: string, milliseconds: number): ZoneState {
  const zone = zoneOf(name);
  const time = Math.floor(milliseconds / 1000);
  const last = zone.transitions.at(-1);
  if (zone.rule.length > 0 && (last === undefined || time >= last)) return ruledState(zone, time);
  let [low, high] = [0, zone.transitions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((zone.transitions[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return { offset: offsetOf(zone, zone.order[low]), summer: isSummer(zone, low) };
}

function offsetOf(zone: Zone, index: number | undefined): number {
  return zone.offsets[index ?? 0] as number;
}

/**
 * Whether a period is summer time: it is short, and its clocks are ahead of those before or after it. The data doesn't
 * say what the law calls it.
 */
function isSummer({ transitions, order, offsets, rule }: Zone, period: number): boolean {
  const [start, end] = [transitions[period - 1], transitions[period]];
  const offset = offsets[order[period] as number] as number;
  if (start === undefined) return false;
  if (end === undefined)
    return rule.length > 0 && offset > Math.min(...rule.map(({ to }) => offsets[to] as number));
  const neighbours = [order[period - 1], order[period + 1]].map(
    (index) => offsets[index as number] as number,
  );
  return end - start < 300 * 86400 && offset > Math.min(...neighbours);
}

function ruledState(zone: Zone, time: number): ZoneState {
  const year = new Date((time + offsetOf(zone, zone.order.at(-1))) * 1000).getUTCFullYear();
  const [first, second] = zone.rule as [YearRule, YearRule];
  const [one, other] = [offsetOf(zone, first.to), offsetOf(zone, second.to)];
  const isFirst = time >= ruleTime(first, year, other) && time < ruleTime(second, year, one);
  const offset = isFirst ? one : other;
  return { offset, summer: offset === Math.max(one, other) };
}

/** When a rule takes effect in a year, by the offset that holds until then. */
function ruleTime({ month, day, weekday, second }: YearRule, year: number, offset: number): number {
  const start = new Date(0);
  start.setUTCFullYear(year, month, day);
  const days = (weekday - start.getUTCDay() + 7) % 7;
  return start.getTime() / 1000 + days * 86400 + second - offset;
}

/** The first transition after a time, or the last one before it; null where there is none. Milliseconds. */
export function transitionFrom(name: string, milliseconds: number, back: boolean): number | null {
  const zone = zoneOf(name);
  const time = milliseconds / 1000;
  const listed = back
    ? zone.transitions.findLast((one) => one < time)
    : zone.transitions.find((one) => one > time);
  const ruled = zone.rule.length === 0 ? undefined : ruledTransition(zone, time, back);
  const found = back ? (ruled ?? listed) : (listed ?? ruled);
  return found === undefined ? null : found * 1000;
}

function ruledTransition(zone: Zone, time: number, back: boolean): number | undefined {
  const year = new Date(time * 1000).getUTCFullYear();
  const [first, second] = zone.rule as [YearRule, YearRule];
  const last = zone.transitions.at(-1) ?? Number.NEGATIVE_INFINITY;
  const times = [year - 1, year, year + 1].flatMap((one) => [
    ruleTime(first, one, offsetOf(zone, second.to)),
    ruleTime(second, one, offsetOf(zone, first.to)),
  ]);
  const possible = times.filter((one) => one > last);
  return back ? possible.findLast((one) => one < time) : possible.find((one) => one > time);
}

/** Under which names a zone's times are known to CLDR at a time. */
export function metazoneAt(name: string, milliseconds: number): string | undefined {
  metazoneNames ??= JSON.parse(metazones) as Record<string, (string | number)[]>;
  const uses = metazoneNames[name === "UTC" ? "Etc/UTC" : name];
  let found: string | undefined;
  for (let at = 0; uses !== undefined && at < uses.length; at += 2) {
    if (at === 0 || (uses[at + 1] as number) * 60000 <= milliseconds) found = uses[at] as string;
  }
  return found || undefined;
}

/** The country that a zone stands for. */
export function regionOf(name: string): string | undefined {
  mainRegions ??= JSON.parse(regions) as Record<string, string>;
  return mainRegions[name];
}
