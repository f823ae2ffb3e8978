import { load } from "../load.ts";
import { isAvailable } from "./registry.ts";

/** `Intl.getCanonicalLocales`. Tags of available locales are canonical, which saves the tables of all others. */
export function getCanonicalLocales(locales?: unknown): string[] {
  if (locales === undefined) return [];
  if (typeof locales === "string") return [canonicalTag(locales)];
  if (locales === null) throw new TypeError("Cannot convert undefined or null to object");
  if (isLocale(locales)) return [String(locales)];
  const list = Object(locales) as ArrayLike<unknown>;
  const found = new Set<string>();
  const length = Math.min(Math.max(Math.trunc(Number(list.length)) || 0, 0), 2 ** 53 - 1);
  for (let at = 0; at < length; at++) {
    if (!(at in list)) continue;
    const tag = list[at];
    if (typeof tag !== "string" && (typeof tag !== "object" || tag === null)) {
      throw new TypeError("Incorrect locale information provided");
    }
    found.add(isLocale(tag) ? String(tag) : canonicalTag(String(tag)));
  }
  return [...found];
}

function isLocale(value: unknown): boolean {
  return Object.prototype.toString.call(value) === "[object Intl.Locale]";
}

function canonicalTag(tag: string): string {
  if (isAvailable(tag)) return tag;
  try {
    return load("intl-canonical").getCanonicalLocales(tag)[0] as string;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`Incorrect locale information provided`);
  }
}
