import { type CompareOptions, compare } from "../collation.ts";
import { getCanonicalLocales } from "./canonical.ts";
import { defineMembers } from "./members.ts";
import { OptionReader } from "./options.ts";
import { LookupSupportedLocales, ResolveLocale } from "./resolve.ts";

interface Slots extends CompareOptions {
  locale: string;
  usage: string;
  bound?: (left: string, right: string) => number;
}

/** Languages whose texts come in the root's order. All others have an order of their own, which isn't here. */
const ROOT_ORDER = /^(ca|de|dz|en|ff|fr|ga|id|it|lb|ms|nl|pt|sw|wae|xh|zu)(-|$)/;

const slots = new WeakMap<object, Slots>();
const extensions: Record<string, Record<string, unknown>> = {};

function slotsOf(collator: unknown, method: string): Slots {
  const found = slots.get(collator as object);
  if (found !== undefined) return found;
  throw new TypeError(
    `Method Intl.Collator.prototype.${method} called on incompatible receiver ${String(collator)}`,
  );
}

function initialize(locales: unknown, options: unknown): Slots {
  const requested = getCanonicalLocales(locales);
  const read = new OptionReader(options, "Intl.Collator");
  const usage = read.word("usage", ["sort", "search"]) ?? "sort";
  read.word("localeMatcher", ["lookup", "best fit"]);
  const collation = read.type("collation");
  const numeric = read.flag("numeric");
  const caseFirst = read.word("caseFirst", ["upper", "lower", "false"]);
  const kn = numeric === undefined ? undefined : String(numeric);
  const resolved = ResolveLocale(
    [],
    requested,
    { kf: caseFirst, kn },
    ["kf", "kn"],
    keysOf(extensions),
  );
  const locale = resolved.locale as string;
  if (!ROOT_ORDER.test(locale)) throw unavailableOrder(locale);
  const special = collation ?? /-u(?:-.*)?-co-([a-z0-9]+)/.exec(requested[0] ?? "")?.[1];
  if (special !== undefined && !/^(default|standard|search)$/.test(special)) {
    throw unavailableOrder(`${locale}-u-co-${special}`);
  }
  return {
    locale,
    usage,
    sensitivity: read.word("sensitivity", ["base", "accent", "case", "variant"]) ?? "variant",
    ignorePunctuation: read.flag("ignorePunctuation") ?? false,
    numeric: resolved.kn === "true",
    caseFirst: resolved.kf as CompareOptions["caseFirst"],
  };
}

/** The keywords of all locales are the same. */
function keysOf(data: Record<string, Record<string, unknown>>): typeof data {
  return new Proxy(data, {
    get: () => ({ kf: ["false", "lower", "upper"], kn: ["false", "true"] }),
  });
}

function unavailableOrder(locale: string): RangeError {
  return Object.assign(
    new RangeError(`The order of texts in the locale "${locale}" is not available in a task`),
    { code: "ERR_CAPSULE_UNAVAILABLE" },
  );
}

/** `Intl.Collator`. */
export const Collator = function Collator(
  this: unknown,
  locales?: unknown,
  options?: unknown,
): unknown {
  const target = new.target === undefined ? Object.create(Collator.prototype) : (this as object);
  slots.set(target, initialize(locales, options));
  return target;
} as unknown as { new (locales?: unknown, options?: unknown): Intl.Collator; prototype: object };

defineMembers(Collator, "Intl.Collator", {
  methods: {
    get compare() {
      const collator = slotsOf(this, "compare");
      collator.bound ??= (left, right) => compare(String(left), String(right), collator);
      return collator.bound;
    },
    resolvedOptions(): object {
      const { locale, usage, sensitivity, ignorePunctuation, numeric, caseFirst } = slotsOf(
        this,
        "resolvedOptions",
      );
      const collation = "default";
      return { locale, usage, sensitivity, ignorePunctuation, collation, numeric, caseFirst };
    },
  },
  statics: {
    supportedLocalesOf(locales?: unknown, options?: unknown): string[] {
      new OptionReader(options, "Intl.Collator").word("localeMatcher", ["lookup", "best fit"]);
      const available = LookupSupportedLocales([], getCanonicalLocales(locales));
      return available.filter((locale) => ROOT_ORDER.test(locale));
    },
  },
});
