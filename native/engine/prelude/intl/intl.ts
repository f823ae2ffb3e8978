import { load } from "../load.ts";
import { getCanonicalLocales } from "./canonical.ts";

/** The members of `Intl` that are loaded when they are first read, and where they are. */
const MEMBERS = {
  Collator: () => load("intl-collator").Collator,
  DateTimeFormat: () => load("intl-dates").DateTimeFormat,
  DisplayNames: () => load("intl-names").DisplayNames,
  DurationFormat: () => load("intl-duration").DurationFormat,
  ListFormat: () => load("intl-list").ListFormat,
  Locale: () => load("intl-locale").Locale,
  NumberFormat: () => load("intl-number").NumberFormat,
  PluralRules: () => load("intl-plural").PluralRules,
  RelativeTimeFormat: () => load("intl-relative").RelativeTimeFormat,
  Segmenter: () => load("intl-segmenter").Segmenter,
  supportedValuesOf: () => load("intl-values").supportedValuesOf,
};

/** The global `Intl`. */
export const intl: Record<string, unknown> = {};

function define(name: string, value: unknown): void {
  Object.defineProperty(intl, name, {
    value,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}

define("getCanonicalLocales", getCanonicalLocales);
Object.defineProperty(intl, Symbol.toStringTag, { value: "Intl", configurable: true });
for (const [name, get] of Object.entries(MEMBERS)) {
  Object.defineProperty(intl, name, {
    get() {
      const value = get();
      define(name, value);
      return value;
    },
    set: (value) => define(name, value),
    enumerable: false,
    configurable: true,
  });
}
