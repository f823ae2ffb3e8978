import type { Plugin } from "rollup";
import { localeSource } from "../../locales.ts";
import type { PluginOptions } from "../types.ts";

/** Kinds of data that parts of `Intl` need, those that they use among themselves included. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  Collator: ["orders"],
  DateTimeFormat: ["number", "dates", "intervals", "zones", "names"],
  DisplayNames: ["names", "currencies"],
  DurationFormat: ["number", "units", "plural", "list"],
  ListFormat: ["list"],
  Locale: [],
  NumberFormat: ["number", "currencies", "units", "plural"],
  PluralRules: ["number", "plural"],
  RelativeTimeFormat: ["number", "plural", "relative"],
  Segmenter: [],
  getCanonicalLocales: [],
  supportedValuesOf: ["number", "currencies"],
};

/** The methods on top of `Intl`, and what they take from it. */
const METHODS: readonly (readonly [method: RegExp, members: readonly string[]])[] = [
  [/toLocaleString/, ["NumberFormat", "DateTimeFormat", "DurationFormat"]],
  [/toLocale(Date|Time)String/, ["DateTimeFormat"]],
  [/localeCompare/, ["Collator"]],
];

/** Puts the data of the locales that the configuration names before bundles that use it. */
export function locales({ context }: PluginOptions): Plugin {
  return {
    name: "capsule:locales",
    banner({ modules }) {
      if (context.locales.length === 0) return "";
      const code = Object.values(modules).map((module) => module.code ?? "");
      const kinds = kindsIn(code);
      return kinds === null ? "" : localeSource(context.locales, kinds);
    },
  };
}

/** The kinds of data that code may need; null where it doesn't speak any language. */
function kindsIn(code: readonly string[]): ReadonlySet<string> | null {
  const members = new Set<string>();
  for (const text of code) for (const member of membersIn(text)) members.add(member);
  if (members.size === 0) return null;
  return new Set([...members].flatMap((member) => KINDS[member] ?? []));
}

/** What code takes from `Intl`: all of it, where it does more with it than to name a member. */
function membersIn(code: string): string[] {
  const found = METHODS.flatMap(([method, members]) => (method.test(code) ? members : []));
  for (const [, member] of code.matchAll(/\bIntl\b(?:\s*\??\.\s*(\w+))?/g)) {
    if (member === undefined || !(member in KINDS)) return Object.keys(KINDS);
    found.push(member);
  }
  return /\bTemporal\b/.test(code) ? [...found, "DateTimeFormat", "DurationFormat"] : found;
}
