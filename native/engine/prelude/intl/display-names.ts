import { DisplayNames as Formatjs } from "@formatjs/intl-displaynames";
import { hideInternals } from "./formatjs.ts";
import { localeData } from "./registry.ts";
import { feed } from "./resolve.ts";

type Names = Record<string, string>;
type Style = "long" | "short" | "narrow";

interface NameData {
  patterns: { locale: string };
  types: Record<string, Record<string, unknown>> & {
    language: Record<"dialect" | "standard", Record<Style, Names>>;
    region: Record<Style, Names>;
    script: Record<Style, Names>;
  };
}

/** `Intl.DisplayNames`. */
export const DisplayNames = hideInternals(Formatjs);

feed(Formatjs.localeData, (tag) => {
  const { patterns, types } = localeData<NameData>("names", tag);
  const narrow = (names: Record<Style, Names>) => ({
    ...names,
    narrow: { ...names.short, ...names.narrow },
  });
  const { dialect, standard } = types.language;
  return {
    patterns,
    types: {
      ...types,
      dateTimeField: fields(types.dateTimeField),
      region: narrow(types.region),
      script: narrow(types.script),
      language: { dialect: narrow(dialect), standard: narrow(standard) },
    },
  };
});

/** CLDR writes this one in small letters. */
function fields(all: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(all).map(([style, names]) => [
      style,
      { ...(names as Names), dayPeriod: (names as Names).dayperiod },
    ]),
  );
}

const { of } = Formatjs.prototype;

const names = {
  /** Names of languages with scripts, regions and variants are put together here, as in Node. */
  of(this: Intl.DisplayNames, code: string): string | undefined {
    const { type, style, fallback, locale, languageDisplay } = this.resolvedOptions();
    if (type !== "language") return of.call(this, code);
    const text = String(code);
    // Checks the code, too.
    const simple = of.call(this, text);
    const [canonical = text] = Intl.getCanonicalLocales(text);
    const { types, patterns } = (Formatjs.localeData as Record<string, NameData>)[
      locale
    ] as NameData;
    const all = types.language[languageDisplay ?? "dialect"];
    const name = (tag: string) => all[style][tag] ?? all.long[tag];
    const [language = "", ...rest] = canonical.split("-");
    const parts = subtags(rest);
    if (parts.length === 0) return simple;
    const joined = [parts.length, 1].find((length) => {
      const known = name([language, ...parts.slice(0, length).map(({ tag }) => tag)].join("-"));
      return languageDisplay !== "standard" && known !== undefined && !isBoth(parts, length);
    });
    const head = joined ?? 0;
    const base = name([language, ...parts.slice(0, head).map(({ tag }) => tag)].join("-"));
    if (base === undefined) return fallback === "code" ? canonical : undefined;
    const others = parts.slice(head).map(({ tag, kind }) => {
      if (kind === "variant") return tag.toUpperCase();
      return types[kind][style][tag] ?? types[kind].long[tag] ?? tag;
    });
    if (others.length === 0) return base;
    return patterns.locale.replace("{0}", () => base).replace("{1}", () => others.join(", "));
  },
};

interface Subtag {
  tag: string;
  kind: "script" | "region" | "variant";
}

function subtags(tags: readonly string[]): Subtag[] {
  return tags.map((tag) => {
    if (/^[A-Z][a-z]{3}$/.test(tag)) return { tag, kind: "script" };
    return { tag, kind: /^([A-Z]{2}|\d{3})$/.test(tag) ? "region" : "variant" };
  });
}

/** A script that is followed by a region is no part of the name before it. */
function isBoth(parts: readonly Subtag[], length: number): boolean {
  return length === 1 && parts[0]?.kind === "script" && parts[1]?.kind === "region";
}

Object.defineProperty(Formatjs.prototype, "of", {
  value: names.of,
  writable: true,
  configurable: true,
});
