import type { Plugin } from "rollup";
import { localeSource } from "../../locales.ts";
import type { PluginOptions } from "../types.ts";

/** What a part of `Intl` needs of a language, that of the parts which it uses itself included. */
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
};

const MEMBERS = Object.keys(KINDS);

/** The methods on top of `Intl`, what they may take from it, and when that is as good as certain. */
const METHODS: readonly {
  method: RegExp;
  members: readonly string[];
  certain: RegExp;
}[] = [
  {
    method: /\btoLocaleString\b/,
    members: ["NumberFormat"],
    // Numbers without options need no format.
    certain: /\btoLocaleString\([^)][\s\S]{0,80}?\b(style|currency|notation|unit|signDisplay)\b/,
  },
  {
    method: /\btoLocale(Date|Time)?String\b/,
    members: ["DateTimeFormat"],
    certain:
      /\btoLocale(Date|Time)String\([^)]|\btoLocaleString\([^)][\s\S]{0,80}?\b(timeZone|(date|time)Style|month|weekday|hour)\b/,
  },
  { method: /\blocaleCompare\b/, members: ["Collator"], certain: /\blocaleCompare\b/ },
];

/** Gets bundles ready for the languages that they speak. */
export function languages({ context }: PluginOptions): Plugin {
  return {
    name: "capsule:languages",
    banner({ modules }) {
      const code = Object.values(modules).map((module) => module.code ?? "");
      return [...warmImports(code), ...localeData(context.locales, code)].join("\n");
    },
  };
}

/**
 * Imports that make the engine load parts of `Intl` before a task's snapshot is taken: calls would need milliseconds
 * for each. Only for what is certainly used, since it takes memory.
 */
function warmImports(code: readonly string[]): string[] {
  const used = MEMBERS.filter((member) => {
    const named = new RegExp(`\\bIntl\\s*\\??\\.\\s*${member}\\b`);
    return code.some(
      (text) =>
        named.test(text) ||
        METHODS.some(({ members, certain }) => members.includes(member) && certain.test(text)),
    );
  });
  return used.map((member) => `import "capsule:warm/${dashed(member)}";`);
}

const dashed = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();

/** The data of the locales that the configuration names, as far as it may be used. */
function localeData(locales: readonly string[], code: readonly string[]): string[] {
  if (locales.length === 0) return [];
  const members = code.flatMap(membersIn);
  if (members.length === 0) return [];
  return [localeSource(locales, new Set(members.flatMap((member) => KINDS[member] ?? [])))];
}

/** What code may take from `Intl`: all of it, where it does more with it than to name a member. */
function membersIn(code: string): string[] {
  const found = METHODS.flatMap(({ method, members }) => (method.test(code) ? members : []));
  for (const [, member] of code.matchAll(/\bIntl\b(?:\s*\??\.\s*(\w+))?/g)) {
    if (member === undefined) return MEMBERS;
    if (member === "supportedValuesOf") found.push("NumberFormat", "Collator");
    else if (member in KINDS) found.push(member);
    else if (member !== "getCanonicalLocales") return MEMBERS;
  }
  return /\bTemporal\b/.test(code) ? [...found, "DateTimeFormat", "DurationFormat"] : found;
}
