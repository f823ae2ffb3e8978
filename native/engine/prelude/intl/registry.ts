import english from "intl:english";
import { loadData } from "../load.ts";
import type { OrderData } from "./collation/order.ts";

/** Kinds of a locale's data: scripts/intl/locales.mjs makes them. */
export type Kind =
  | "number"
  | "currencies"
  | "units"
  | "dates"
  | "intervals"
  | "zones"
  | "relative"
  | "list"
  | "names"
  | "plural";

/** A locale as it is handed over: JSON of its kinds, patches where it has a parent; the plural's rules as they are. */
export type LocaleEntry = { parent?: string; plural?: unknown } & Partial<
  Record<Exclude<Kind, "plural">, string>
>;

/** The locales of a language. English is the engine's; others come with a bundle that asks for them. */
export interface LocalePack {
  locales: Record<string, LocaleEntry>;
  /** Further names of those locales. */
  aliases: Record<string, string>;
  /** How texts are ordered, by locale, and by kind of order behind a slash; what is missing is ordered as the root. */
  orders?: Record<string, OrderData>;
  /** Locales of the language that were left out: an answer in another's manner would be wrong. */
  missing?: string[];
}

/** What is spoken where nothing else is asked for. */
export const DEFAULT_LOCALE = "en-US";

/** Tags that mean no language. The second is an idiom: `n.toLocaleString("fullwide", { useGrouping: false })`. */
const NO_LANGUAGE = ["und", "fullwide"];

const entries = new Map<string, LocaleEntry>();
const aliases = new Map<string, string>(NO_LANGUAGE.map((tag) => [tag, "en"]));
const missing = new Set<string>();
const orders = new Map<string, OrderData>();
const loaded = new Map<string, unknown>();

/** Adds the locales of a language. */
export function provide(pack: LocalePack): void {
  for (const [tag, entry] of Object.entries(pack.locales)) entries.set(tag, entry);
  for (const [tag, locale] of Object.entries(pack.aliases)) aliases.set(tag, locale);
  for (const tag of pack.missing ?? []) missing.add(tag);
  for (const [id, order] of Object.entries(pack.orders ?? {})) orders.set(id, order);
}

provide(english);

/** Whether a tag is one of the available locales, as they are written. */
export function isAvailable(tag: string): boolean {
  return entries.has(tag) || aliases.has(tag);
}

/** The name of an available locale under which its data stands. */
export function canonicalLocale(tag: string): string {
  return aliases.get(tag) ?? tag;
}

/** The tag of the locale that serves for a tag (without extensions), or undefined where none is available. */
export function findLocale(tag: string): string | undefined {
  for (let candidate = tag; ; ) {
    if (isAvailable(candidate)) return NO_LANGUAGE.includes(candidate) ? DEFAULT_LOCALE : candidate;
    const end = candidate.lastIndexOf("-");
    if (end < 0 || missing.has(candidate)) return undefined;
    candidate = candidate.slice(0, candidate[end - 2] === "-" ? end - 2 : end);
  }
}

/** The error for locales of which none is available. */
export function unavailableLocale(tags: readonly string[]): RangeError {
  const names = tags.map((tag) => JSON.stringify(tag)).join(", ");
  const message =
    tags.length === 1
      ? `The locale ${names} is not available in this task`
      : `None of the locales ${names} is available in this task`;
  return Object.assign(
    new RangeError(`${message}: add it to \`locales\` in the project's configuration`),
    { code: "ERR_CAPSULE_UNAVAILABLE" },
  );
}

/** How an available locale orders texts; undefined for the root's way. */
export function orderData(tag: string, kind?: string): OrderData | undefined {
  return chainOf(tag)
    .map((locale) => orders.get(kind === undefined ? locale : `${locale}/${kind}`))
    .find((found) => found !== undefined);
}

/** The kinds of order that an available locale has beside the usual one. */
export function orderKinds(tag: string): string[] {
  const ids = chainOf(tag).flatMap((locale) =>
    [...orders.keys()].filter((id) => id.startsWith(`${locale}/`)),
  );
  return [...new Set(ids.map((id) => id.slice(id.indexOf("/") + 1)))].sort();
}

/** The kinds of order of all available locales. */
export function allOrderKinds(): string[] {
  const kinds = [...orders.keys()].filter((id) => id.includes("/"));
  return [...new Set(kinds.map((id) => id.slice(id.indexOf("/") + 1)))].sort();
}

/** A locale and those without its last parts. */
function chainOf(tag: string): string[] {
  const parts = canonicalLocale(tag).split("-");
  return parts.map((_, at) => parts.slice(0, parts.length - at).join("-"));
}

/** A kind of the data of an available locale. */
export function localeData<T>(kind: Kind, tag: string): T {
  const locale = canonicalLocale(tag);
  const key = `${kind} ${locale}`;
  let value = loaded.get(key);
  if (value === undefined) {
    value = read(kind, locale);
    loaded.set(key, value);
  }
  return value as T;
}

function read(kind: Kind, locale: string): unknown {
  const entry = entries.get(locale) as LocaleEntry;
  const own = textOf(kind, locale, entry);
  if (own !== undefined && typeof own !== "string") return own;
  if (entry.parent === undefined) return own === undefined ? {} : JSON.parse(own);
  const inherited = localeData(kind, entry.parent);
  return own === undefined ? inherited : patched(inherited, JSON.parse(own));
}

function textOf(kind: Kind, locale: string, entry: LocaleEntry): unknown {
  if (entry[kind] !== undefined || kind === "plural" || !locale.startsWith("en"))
    return entry[kind];
  return (/^en(-|$)/.test(locale) ? loadData(kind) : {})[locale];
}

/** A value with a patch of it: null takes a property away. */
function patched(value: unknown, patch: unknown): unknown {
  if (!isRecord(value) || !isRecord(patch)) return patch;
  const result = { ...value };
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) delete result[key];
    else result[key] = patched(value[key], change);
  }
  return result;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
