import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";

// What is known of languages: compiler/scripts/locales.mjs writes it. This module is at the top of the package's
// output, beside the folder of that.

/** A language as it is kept. */
interface LanguagePack {
  /** JSON of each kind of data, or source text in `plural`; patches where there is a parent. */
  locales: Record<string, LocaleEntry>;
  /** Further names of those locales. */
  aliases: Record<string, string>;
  /** How texts are ordered, by locale, and by kind of order behind a slash. */
  orders: Record<string, object>;
}

type LocaleEntry = Record<string, string>;

interface Index {
  /** Of all data. */
  digest: string;
  /** Names of the locales of a language. */
  languages: Record<string, string[]>;
}

/** The locales that a configuration asks for. */
export interface ResolvedLocales {
  /** In their canonical form, without English, whose data every task has. */
  tags: string[];
  /** Those of which there is no data. */
  unknown: string[];
  /** All names that could have been meant; empty where all are known. */
  known: string[];
}

/** Finds locales in the data. */
export function resolveLocales(wanted: readonly string[]): ResolvedLocales {
  if (wanted.length === 0) return { tags: [], unknown: [], known: [] };
  const { languages } = readIndex();
  const canonical = new Map(wanted.map((tag) => [tag, canonicalTag(tag)]));
  const isKnown = (tag: string) => languages[languageOf(tag)]?.includes(tag) === true;
  const unknown = [...canonical].filter(([, tag]) => !isKnown(tag)).map(([given]) => given);
  const tags = [...new Set(canonical.values())].filter((tag) => languageOf(tag) !== "en");
  return { tags, unknown, known: unknown.length > 0 ? Object.values(languages).flat() : [] };
}

function canonicalTag(tag: string): string {
  try {
    return new Intl.Locale(tag).baseName;
  } catch {
    return tag;
  }
}

const languageOf = (tag: string): string => tag.split("-", 1)[0] as string;

function readIndex(): Index {
  return JSON.parse(readFileSync(dataFile("index.json"), "utf8")) as Index;
}

function dataFile(name: string): URL {
  return new URL(`./locale-data/${name}`, import.meta.url);
}

/** Tells the data from any other, in records of what was built with it. */
export function localeDigest(tags: readonly string[]): string {
  return tags.length === 0 ? "" : readIndex().digest;
}

/**
 * JavaScript that hands locales over to the engine, which has only English.
 * @param kinds Which kinds of data, `plural` and `orders` among them.
 */
export function localeSource(tags: readonly string[], kinds: ReadonlySet<string>): string {
  const packs = [...new Set(tags.map(languageOf))].map((language) => {
    const pack = readPack(language);
    return packSource(
      pack,
      tags.filter((tag) => languageOf(tag) === language),
      kinds,
    );
  });
  return `import { provide as $provideLocales } from "capsule:locales";\n${packs
    .map((pack) => `$provideLocales(${pack});`)
    .join("\n")}\n`;
}

function readPack(language: string): LanguagePack {
  const bytes = readFileSync(dataFile(`${language}.json.br`));
  return JSON.parse(brotliDecompressSync(bytes).toString()) as LanguagePack;
}

function packSource(
  { locales, aliases, orders }: LanguagePack,
  tags: readonly string[],
  kinds: ReadonlySet<string>,
): string {
  const kept = new Set<string>();
  for (const tag of tags) {
    let locale: string | undefined = tag in locales ? tag : aliases[tag];
    for (; locale !== undefined; locale = locales[locale]?.parent) kept.add(locale);
  }
  const names = Object.entries(aliases);
  const pack = [
    `locales:{${[...kept].map((locale) => `${JSON.stringify(locale)}:${entrySource(locales[locale] ?? {}, kinds)}`)}}`,
    `aliases:${JSON.stringify(Object.fromEntries(names.filter(([, to]) => kept.has(to))))}`,
    `missing:${JSON.stringify([
      ...Object.keys(locales).filter((locale) => !kept.has(locale)),
      ...names.filter(([, to]) => !kept.has(to)).map(([alias]) => alias),
    ])}`,
  ];
  if (kinds.has("orders")) pack.push(`orders:${JSON.stringify(ordersFor(orders, kept))}`);
  return `{${pack.join()}}`;
}

/** The orders that some locales use, which may stand under a shorter name; some of the others are large. */
function ordersFor(orders: LanguagePack["orders"], locales: ReadonlySet<string>): object {
  const used = [...locales].flatMap((locale) => {
    const parts = locale.split("-");
    const chain = parts.map((_, at) => parts.slice(0, parts.length - at).join("-"));
    const usual = chain.find((name) => name in orders);
    const kinds = Object.keys(orders).filter((id) =>
      chain.some((name) => id.startsWith(`${name}/`)),
    );
    return usual === undefined ? kinds : [usual, ...kinds];
  });
  return Object.fromEntries(used.map((id) => [id, orders[id]]));
}

function entrySource(entry: LocaleEntry, kinds: ReadonlySet<string>): string {
  const fields = Object.entries(entry)
    .filter(([name]) => name === "parent" || kinds.has(name))
    .map(([name, text]) => `${name}:${name === "plural" ? text : JSON.stringify(text)}`);
  return `{${fields.join()}}`;
}
