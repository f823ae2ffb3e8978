import { getCanonicalLocales } from "./canonical.ts";
import { type CompareOptions, keysFor } from "./collation/keys.ts";
import { Order, type OrderData } from "./collation/order.ts";
import { defineMembers } from "./members.ts";
import { OptionReader } from "./options.ts";
import { orderData, orderKinds } from "./registry.ts";
import { feed, LookupSupportedLocales, ResolveLocale } from "./resolve.ts";

interface Slots extends CompareOptions {
  locale: string;
  usage: string;
  collation: string;
  order: Order;
  bound?: (left: string, right: string) => number;
}

/** Orders that CLDR has, but that are nowhere here, or not for every language that has them. */
const LEFT_OUT = /^(compat|emoji|eor|unihan|zhuyin|gb2312|big5han|search(jl)?)$/;

const slots = new WeakMap<object, Slots>();
const root = new Order();
const orders = new Map<OrderData, Order>();
const extensions: Record<string, Record<string, unknown>> = {};

feed(extensions, (tag) => ({
  co: [undefined, ...orderKinds(tag)],
  kf: [orderOf(tag).caseFirst, "false", "lower", "upper"],
  kn: ["false", "true"],
}));

function orderOf(tag: string, kind?: string): Order {
  const data = orderData(tag, kind);
  if (data === undefined) return root;
  let order = orders.get(data);
  if (order === undefined) {
    order = new Order(data);
    orders.set(data, order);
  }
  return order;
}

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
    { co: collation, kf: caseFirst, kn },
    ["co", "kf", "kn"],
    extensions,
  );
  const tag = resolved.dataLocale as string;
  const wanted = collation ?? /-u(?:-.*)?-co-([a-z0-9]+)/.exec(requested[0] ?? "")?.[1];
  if (wanted !== undefined && resolved.co === undefined && LEFT_OUT.test(wanted)) {
    throw unavailableOrder(tag, wanted);
  }
  const order = orderOf(tag, resolved.co);
  return {
    locale: resolved.locale as string,
    usage,
    sensitivity: read.word("sensitivity", ["base", "accent", "case", "variant"]) ?? "variant",
    ignorePunctuation: read.flag("ignorePunctuation") ?? order.shifted,
    collation: resolved.co ?? "default",
    numeric: resolved.kn === "true",
    caseFirst: resolved.kf as CompareOptions["caseFirst"],
    order,
  };
}

function unavailableOrder(tag: string, kind: string): RangeError {
  return Object.assign(
    new RangeError(`The order "${kind}" of texts in "${tag}" is not available in a task`),
    { code: "ERR_CAPSULE_UNAVAILABLE" },
  );
}

/** A collator's function, which is the same whenever it is asked for. */
function boundCompare({ order, ...options }: Slots): (left: string, right: string) => number {
  const keys = keysFor(order, options);
  return (left, right) => {
    // Not by destructuring, which takes as long as the rest: sorting comes here often.
    const a = typeof left === "string" ? left : String(left);
    const b = typeof right === "string" ? right : String(right);
    if (a === b) return 0;
    const first = keys.of(a);
    const second = keys.of(b);
    return first === second ? 0 : first < second ? -1 : 1;
  };
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
      collator.bound ??= boundCompare(collator);
      return collator.bound;
    },
    resolvedOptions(): object {
      const slots = slotsOf(this, "resolvedOptions");
      const { locale, usage, sensitivity, ignorePunctuation, collation } = slots;
      const { numeric, caseFirst } = slots;
      return { locale, usage, sensitivity, ignorePunctuation, collation, numeric, caseFirst };
    },
  },
  statics: {
    supportedLocalesOf(locales?: unknown, options?: unknown): string[] {
      new OptionReader(options, "Intl.Collator").word("localeMatcher", ["lookup", "best fit"]);
      return LookupSupportedLocales([], getCanonicalLocales(locales));
    },
  },
});
