import { dates, intervals, zoneNames } from "./dates.mjs";
import { cldr, formatjs, hasFormatjs } from "./sources.mjs";

// What is known of languages, in the form in which tasks get it: for each locale and each kind of data one JSON
// text, as a patch of the locale it inherits from. Kinds are separate so that a task reads what it uses.

/** Kinds of data, and how each is made for a locale. */
const KINDS = {
  number(locale) {
    const { nu, numbers } = formatjs("NumberFormat", locale) ?? {};
    return numbers && { nu, numbers };
  },
  currencies: (locale) => formatjs("NumberFormat", locale)?.currencies,
  units: (locale) => formatjs("NumberFormat", locale)?.units,
  dates,
  intervals,
  zones: zoneNames,
  relative: (locale) => formatjs("RelativeTimeFormat", locale),
  list: (locale) => formatjs("ListFormat", locale),
  names: (locale) => formatjs("DisplayNames", locale),
};

export const kinds = Object.keys(KINDS);

/** What a locale must have to be offered: there are locales of which little more than the name is known. */
const SOURCES = ["NumberFormat", "RelativeTimeFormat", "ListFormat", "DisplayNames"];

/** All locales there is data of, by their language: `de` → `de`, `de-AT`, …; each after the one it inherits from. */
export function localesByLanguage() {
  const languages = new Map();
  for (const locale of availableLocales()) {
    const language = locale.split("-", 1)[0];
    languages.set(language, [...(languages.get(language) ?? []), locale]);
  }
  for (const locales of languages.values()) {
    const depth = (locale) => (parentOf(locale) === null ? 0 : 1 + depth(parentOf(locale)));
    locales.sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  }
  return languages;
}

/**
 * The data of a language: `locales` has for each the texts of its kinds, with `parent` those that differ from the
 * parent's, and `plural` where it has rules of its own, as the source of an object; `aliases` are further names.
 */
export function languagePack(language, locales) {
  const pack = { locales: {}, aliases: aliasesOf(language, locales) };
  const values = new Map();
  for (const locale of locales) {
    const parent = parentOf(locale);
    const entry = parent === null ? {} : { parent };
    const own = Object.fromEntries(kinds.map((kind) => [kind, KINDS[kind](locale)]));
    values.set(locale, own);
    for (const kind of kinds) {
      const patch = parent === null ? own[kind] : patchOf(values.get(parent)[kind], own[kind]);
      if (patch !== undefined) entry[kind] = JSON.stringify(patch);
    }
    const plural = pluralOf(locale);
    if (plural !== null && (parent === null || plural !== pluralOf(parent))) entry.plural = plural;
    pack.locales[locale] = entry;
  }
  return pack;
}

let available;

function availableLocales() {
  available ??= cldr("cldr-core/availableLocales.json").availableLocales.full.filter((locale) =>
    SOURCES.every((source) => hasFormatjs(source, locale)),
  );
  return available;
}

/** The locale that another takes its data from, within its language; null for the first of a language. */
function parentOf(locale) {
  const { parentLocale } = cldr("cldr-core/supplemental/parentLocales.json").supplemental
    .parentLocales;
  const parts = locale.split("-");
  for (let parent = parentLocale[locale] ?? parts.slice(0, -1).join("-"); ; ) {
    // Another script of a language has no parent there, but is found by its language all the same.
    if (parent === "" || parent === "und" || parent.split("-", 1)[0] !== parts[0]) return null;
    if (availableLocales().includes(parent)) return parent;
    parent = parentLocale[parent] ?? parent.split("-").slice(0, -1).join("-");
  }
}

/** Names of locales that say no more, or less, than those with data: `de-DE` → `de`, `zh-TW` → `zh-Hant`. */
function aliasesOf(language, locales) {
  const aliases = {};
  const add = (alias, locale) => {
    if (!locales.includes(alias)) aliases[alias] ??= locale;
  };
  for (const full of cldr("cldr-core/defaultContent.json").defaultContent) {
    if (full.split("-", 1)[0] !== language) continue;
    const script = (tag) => new Intl.Locale(tag).maximize().script;
    const locale = locales
      .filter((one) => full.startsWith(`${one}-`) && script(one) === script(full))
      .at(-1);
    if (locale !== undefined) add(full, locale);
  }
  for (const locale of [...locales, ...Object.keys(aliases)]) {
    const { script, region } = new Intl.Locale(locale);
    if (script === undefined || region === undefined) continue;
    const short = `${language}-${region}`;
    if (new Intl.Locale(short).maximize().script === script) add(short, aliases[locale] ?? locale);
  }
  return aliases;
}

function pluralOf(locale) {
  const data = formatjs("PluralRules", locale) ?? formatjs("PluralRules", locale.split("-", 1)[0]);
  if (data === undefined) return null;
  const { fn, ...rest } = data;
  return `{...${JSON.stringify(rest)},fn:${fn}}`;
}

/** What turns a value into another: null takes a property away. Undefined where they are the same. */
function patchOf(from, to) {
  if (!isObject(from) || !isObject(to)) {
    return JSON.stringify(from) === JSON.stringify(to) ? undefined : to;
  }
  const changes = {};
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const change = key in to ? patchOf(from[key], to[key]) : null;
    if (change !== undefined) changes[key] = change;
  }
  return Object.keys(changes).length === 0 ? undefined : changes;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Two-letter codes of languages and regions that have a newer name. */
export function replacedCodes() {
  const { languageAlias, territoryAlias } = cldr("cldr-core/supplemental/aliases.json").supplemental
    .metadata.alias;
  const codes = [...Object.keys(languageAlias), ...Object.keys(territoryAlias)];
  return codes.filter((code) => /^([a-z]{2}|[A-Z]{2})$/.test(code));
}
