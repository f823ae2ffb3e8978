import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Transitions of these years tell the rule of a zone that has one; they are not listed then, nor are later ones. */
const RULE_YEARS = [2028, 2037];

/**
 * The time zones as one text, which a task searches: a line for each zone with its transitions, and what names it.
 *
 * `name|offsets|order|gaps|rule`: offsets east of UTC in seconds; for each period the digit of its offset; the
 * seconds from one transition to the next, the first counted from the epoch; all numbers to the base 36. Where summer
 * time goes on, `rule` has the two transitions of each further year: month from 0, a day and a weekday from
 * Sunday, the first of which on or after that day is meant, seconds of the day on the clock until then, index of the
 * offset from then on.
 */
export function zoneText() {
  const { zones } = require("moment-timezone/data/packed/latest.json");
  return `\n${zones.map(zoneLine).join("\n")}\n`;
}

/**
 * All names of zones: to each its canonical name, as CLDR has it (`Asia/Kolkata` → `Asia/Calcutta`), and after a space
 * the name under which `zoneText` lists the zone, where that is another.
 */
export function zoneIndex() {
  const { links, zones } = require("moment-timezone/data/packed/latest.json");
  const listed = new Map(zones.map((line) => line.split("|", 1)).map(([name]) => [name, name]));
  for (const link of links) {
    const [zone, alias] = link.split("|");
    listed.set(alias, zone);
  }
  const index = {};
  const add = (name, canonical, zone) => {
    const main = /^Etc\/(UTC|GMT)$/.test(canonical) ? "UTC" : canonical;
    if (zone !== undefined) index[name] = zone === main ? main : `${main} ${zone}`;
  };
  for (const [name, zone] of listed) add(name, name, zone);
  const { tz } = require("cldr-bcp47/bcp47/timezone.json").keyword.u;
  for (const [key, { _alias }] of Object.entries(tz)) {
    if (key.startsWith("_") || !_alias) continue;
    const names = _alias.split(" ");
    const zone = names.map((name) => listed.get(name)).find((found) => found !== undefined);
    for (const name of names) add(name, names[0], zone);
  }
  return index;
}

/** Of which country a zone is the only one, or the main one. */
export function zoneRegions() {
  const { tz } = require("cldr-bcp47/bcp47/timezone.json").keyword.u;
  const { primaryZones } = require("cldr-core/supplemental/primaryZones.json").supplemental;
  const byRegion = new Map();
  for (const [key, { _alias, _deprecated, _preferred }] of Object.entries(tz)) {
    if (!/^[a-z]{5}$/.test(key) || !_alias || _deprecated || _preferred) continue;
    const region = key.slice(0, 2).toUpperCase();
    byRegion.set(region, [...(byRegion.get(region) ?? []), _alias.split(" ", 1)[0]]);
  }
  const regions = {};
  for (const [region, zones] of byRegion) {
    const main = primaryZones[region] ?? (zones.length === 1 ? zones[0] : undefined);
    if (main !== undefined) regions[main] = region;
  }
  return regions;
}

/**
 * Which names of times a zone uses: `Europe/Berlin` → `Europe_Central`, one after the other: `[name, minutes since the epoch when it began]`, the first without a beginning; "" where it uses none any more.
 */
export function metazones() {
  const { timezone } = require("cldr-core/supplemental/metaZones.json").supplemental.metaZones
    .metazoneInfo;
  const found = {};
  const walk = (node, name) => {
    if (!Array.isArray(node)) {
      for (const key of Object.keys(node)) walk(node[key], name === "" ? key : `${name}/${key}`);
      return;
    }
    found[name] = node.flatMap(({ usesMetazone: { _mzone, _from, _to } }, at) => {
      const ends = _to !== undefined && at === node.length - 1 ? ["", minutesOf(_to)] : [];
      return [_mzone, _from === undefined ? 0 : minutesOf(_from), ...ends];
    });
  };
  walk(timezone, "");
  return found;
}

function minutesOf(time) {
  return Date.parse(`${time.replace(" ", "T")}Z`) / 60000;
}

function zoneLine(packed) {
  const [name, , offsets, indices, diffs = ""] = packed.split("|");
  const seconds = offsets.split(" ").map((offset) => -Math.round(fromBase60(offset) * 60));
  const distinct = [...new Set(seconds)];
  const order = [...indices].map((digit) => distinct.indexOf(seconds[fromBase60(digit)]));
  const gaps = diffs === "" ? [] : diffs.split(" ").map((gap) => Math.round(fromBase60(gap) * 60));
  const periods = withoutChanges(order, gaps);
  const rule = ruleOf(transitionsOf(periods, distinct));
  const end = Date.UTC(rule === "" ? RULE_YEARS[1] + 1 : RULE_YEARS[0]) / 1000;
  const kept = transitionsOf(periods, distinct).filter(({ time }) => time < end).length;
  const fields = [
    name,
    distinct.map((offset) => offset.toString(36)).join(" "),
    periods.order
      .slice(0, kept + 1)
      .map((index) => index.toString(36))
      .join(""),
    periods.gaps
      .slice(0, kept)
      .map((gap) => gap.toString(36))
      .join(" "),
    rule,
  ];
  return fields.join("|").replace(/\|+$/, "");
}

/** Transitions that change the abbreviation alone are none. */
function withoutChanges(order, gaps) {
  const kept = { order: [order[0]], gaps: [] };
  let gap = 0;
  for (const [at, length] of gaps.entries()) {
    gap += length;
    if (order[at + 1] === order[at]) continue;
    kept.order.push(order[at + 1]);
    kept.gaps.push(gap);
    gap = 0;
  }
  return kept;
}

/** When clocks change: in seconds since the epoch, and as the clock says until then. */
function transitionsOf({ order, gaps }, offsets) {
  let time = 0;
  return gaps.map((gap, at) => {
    time += gap;
    return { time, local: new Date((time + offsets[order[at]]) * 1000), to: order[at + 1] };
  });
}

function ruleOf(transitions) {
  const last = transitions.filter(({ local }) => {
    const year = local.getUTCFullYear();
    return year >= RULE_YEARS[0] && year <= RULE_YEARS[1];
  });
  if (last.length !== 2 * (RULE_YEARS[1] - RULE_YEARS[0] + 1)) return "";
  const rules = [0, 1].map((which) => commonRule(last.filter((_, at) => at % 2 === which)));
  return rules.includes(null) ? "" : rules.map((rule) => rule.join(" ")).join(",");
}

/** What the transitions of ten years have in common, or null. Midnight belongs to the day that it ends. */
function commonRule(transitions) {
  const all = transitions.map(({ local, to }) => {
    const day = new Date(local.getTime() - 1000);
    const second = ((day.getTime() / 1000) % 86400) + 1;
    return { rule: [day.getUTCMonth(), day.getUTCDay(), second, to], day: day.getUTCDate() };
  });
  const first = all[0].rule;
  if (all.some(({ rule }) => rule.join() !== first.join())) return null;
  const [month, weekday, second, to] = first;
  const days = all.map(({ day }) => day);
  const length = new Date(Date.UTC(2027, month + 1, 0)).getUTCDate();
  const from = [1, 8, 15, 22, length - 6, Math.max(1, Math.max(...days) - 6)].find((day) =>
    days.every((one) => one >= day && one <= day + 6),
  );
  return from === undefined ? null : [month, from, weekday, second, to];
}

/** A number as moment-timezone writes it: digits, small letters, capitals, with a fraction. */
function fromBase60(text) {
  const sign = text.startsWith("-") ? -1 : 1;
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  let value = 0;
  for (const digit of whole) value = value * 60 + digitOf(digit);
  for (const [at, digit] of [...fraction].entries()) value += digitOf(digit) / 60 ** (at + 1);
  return sign * value;
}

function digitOf(character) {
  return "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX".indexOf(character);
}
