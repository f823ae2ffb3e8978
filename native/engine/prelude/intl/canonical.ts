import { codes } from "intl:codes";
import { load } from "../load.ts";
import { isAvailable } from "./registry.ts";
import { CanonicalizeUValue } from "./unicode-values.ts";

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
  const simple = simpleTag(tag);
  if (simple !== undefined) return simple;
  try {
    return load("intl-canonical").getCanonicalLocales(tag)[0] as string;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`Incorrect locale information provided`);
  }
}

const SIMPLE =
  /^([a-z]{2})(?:-([a-z]{4}))?(?:-([a-z]{2}|001|150|419))?(?:-u((?:-(?:nu|hc|kn|kf|co|ca)(?:-[a-z0-9]{3,8})?)+))?$/i;

/** What nearly all tags are, of which nothing has a newer name: language, script, region, some keywords. */
function simpleTag(tag: string): string | undefined {
  const [all, language = "", script = "", region = "", keywords = ""] = SIMPLE.exec(tag) ?? [];
  const known = [language.toLowerCase(), region.toUpperCase()];
  if (all === undefined || codes.split(" ").some((code) => known.includes(code))) return undefined;
  const parts = [known[0]];
  if (script !== "") parts.push(script.charAt(0).toUpperCase() + script.slice(1).toLowerCase());
  if (script.toLowerCase() === "qaai") return undefined;
  if (region !== "") parts.push(known[1]);
  if (keywords !== "") parts.push("u", ...simpleKeywords(keywords.toLowerCase()));
  return parts.join("-");
}

function simpleKeywords(text: string): string[] {
  const found = new Map<string, string>();
  for (const [, key = "", value = ""] of text.matchAll(/-([a-z]{2})(?:-([a-z0-9]{3,8}))?/g)) {
    if (!found.has(key)) found.set(key, CanonicalizeUValue(key, value));
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, value]) => (value === "" || value === "true" ? [key] : [key, value]));
}
