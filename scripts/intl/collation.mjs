import { collationData } from "./collation-data.mjs";

// How texts are ordered: the collation of CLDR as ICU4X has it.

let data;

function read() {
  data ??= collationData();
  return data;
}

/** The order of the root, which many languages share. */
export function rootOrder() {
  const { root, jamo, primaries, orders } = read();
  return { root, jamo, primaries, diacritics: orders.und.diacritics };
}

/** Languages that take their order from another. */
const SHARED = { nb: "no", nn: "no" };

/** Chinese has its orders under the names of its scripts. */
const CHINESE = {
  "und-Hani/pinyin": "zh/pinyin",
  "und-Hani/stroke": "zh/stroke",
  "und-Hans": "zh",
  "und-Hant": "zh-Hant",
};

/** The orders of a language: by locale, and by kind of order behind a slash. */
export function ordersOf(language) {
  const found = {};
  for (const [id, order] of Object.entries(read().orders)) {
    const name = CHINESE[id] ?? id;
    const [first] = name.split(/[-/]/, 1);
    if (first === (SHARED[language] ?? language))
      found[language + name.slice(first.length)] = order;
  }
  return found;
}
