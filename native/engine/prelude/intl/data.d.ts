// What the build of the prelude makes of CLDR's data (scripts/intl): see scripts/engine/intl.mjs.

declare module "intl:english" {
  const english: import("./registry.ts").LocalePack;
  export default english;
}

declare module "intl:zones" {
  /** See `zoneText` in scripts/intl/zones.mjs. */
  export const text: string;
  /** JSON of `zoneIndex`, `metazones` and `zoneRegions` there. */
  export const index: string;
  export const metazones: string;
  export const regions: string;
}

declare module "intl:breaks" {
  /** JSON of `breakTable` in scripts/intl/breaks.mjs. */
  export const word: string;
  export const sentence: string;
}

declare module "intl:collation" {
  /** The root's order, and the weights of Hangul's letters and of the marks from U+0300 on: see scripts/intl/collation.mjs. */
  export const root: string;
  export const jamo: string;
  export const diacritics: string;
  /** The highest weights of spaces, punctuation, symbols and currencies. */
  export const primaries: string;
}

declare module "intl:codes" {
  /** Two-letter codes of languages and regions that have a newer name, with spaces between them. */
  export const codes: string;
}
