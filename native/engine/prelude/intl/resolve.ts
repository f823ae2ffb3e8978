import { canonicalLocale, DEFAULT_LOCALE, findLocale, unavailableLocale } from "./registry.ts";
import { CanonicalizeUValue } from "./unicode-values.ts";

// Takes the place of `@formatjs/intl-localematcher` in formatjs's packages: what locales there are, and what
// becomes of those that aren't there, is decided here.

type Data = Record<string, Record<string, unknown>>;

const feeds = new WeakMap<object, (tag: string) => unknown>();

/** Says where a constructor's `localeData` gets the data of a locale from, once it is resolved. */
export function feed(localeData: object, read: (tag: string) => unknown): void {
  feeds.set(localeData, read);
}

/** The tag without a Unicode extension, and the extension. */
function split(tag: string): { plain: string; extension: string } {
  const found = /-u(?:-[a-z0-9]{2,8})+/i.exec(tag);
  const hidden = tag.search(/-x-/i);
  if (found === null || (hidden >= 0 && hidden < found.index)) return { plain: tag, extension: "" };
  return { plain: tag.replace(found[0], ""), extension: found[0] };
}

/** Those of the locales that are available. */
export function LookupSupportedLocales(
  _available: unknown,
  requested: readonly string[],
): string[] {
  return requested.filter((tag) => findLocale(split(tag).plain) !== undefined);
}

/**
 * ECMA-402's ResolveLocale, with one matcher. Where nothing of a list is available that is an error: the default's
 * formats would be wrong without anyone noticing.
 */
export function ResolveLocale(
  _available: unknown,
  requested: readonly string[],
  options: Record<string, string | undefined>,
  keys: readonly string[],
  localeData: Data,
): Record<string, string | undefined> {
  const { locale, extension } = match(requested);
  const read = feeds.get(localeData);
  if (read !== undefined && localeData[locale] === undefined) {
    const same = canonicalLocale(locale);
    if (localeData[same] === undefined) localeData[same] = read(same) as Data[string];
    localeData[locale] = localeData[same] as Data[string];
  }
  const wanted = keywords(extension);
  const result: Record<string, string | undefined> = { dataLocale: locale };
  let kept = "";
  for (const key of [...keys].sort()) {
    const known = (localeData[locale]?.[key] ?? []) as (string | undefined)[];
    let value = known[0];
    let fromTag = "";
    const asked = wanted.get(key);
    if (asked !== undefined) {
      const canonical = asked === "" ? "true" : asked;
      if (known.includes(canonical)) {
        value = canonical;
        fromTag = `-${key}${canonical === "true" ? "" : `-${canonical}`}`;
      }
    }
    let option = options[key];
    if (typeof option === "string") option = CanonicalizeUValue(key, option) || "true";
    if (option !== undefined && option !== value && known.includes(option)) {
      value = option;
      fromTag = "";
    }
    kept += fromTag;
    result[key] = value;
  }
  result.locale = kept === "" ? locale : insert(locale, kept);
  return result;
}

function match(requested: readonly string[]): { locale: string; extension: string } {
  if (requested.length === 0) return { locale: DEFAULT_LOCALE, extension: "" };
  for (const tag of requested) {
    const { plain, extension } = split(tag);
    const locale = findLocale(plain);
    if (locale !== undefined) return { locale, extension };
  }
  throw unavailableLocale(requested);
}

/** The keywords of `-u-nu-arab-ca-gregory`; the first of a kind counts. */
function keywords(extension: string): Map<string, string> {
  const found = new Map<string, string>();
  let key: string | undefined;
  for (const part of extension.split("-").slice(2)) {
    if (part.length === 2) {
      key = found.has(part) ? undefined : part;
      if (key !== undefined) found.set(key, "");
    } else if (key !== undefined) {
      const value = found.get(key);
      found.set(key, value === "" ? part : `${value}-${part}`);
    }
  }
  return found;
}

function insert(locale: string, kept: string): string {
  const hidden = locale.indexOf("-x-");
  if (hidden < 0) return `${locale}-u${kept}`;
  return `${locale.slice(0, hidden)}-u${kept}${locale.slice(hidden)}`;
}
