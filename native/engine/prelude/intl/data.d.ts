// What the build of the prelude makes of CLDR's data (scripts/intl): see scripts/engine/intl.mjs.

declare module "intl:english" {
  const english: import("./registry.ts").LocalePack;
  export default english;
}

declare module "intl:zones" {
  /** See `zoneText` in scripts/intl/zones.mjs. */
  export const text: string;
  /** JSON of `zoneLinks`, `canonicalZones`, `metazones` and `zoneRegions` there. */
  export const links: string;
  export const canonical: string;
  export const metazones: string;
  export const regions: string;
}

declare module "intl:breaks" {
  /** See `breakTable` in scripts/intl/breaks.mjs. */
  export const word: string;
  export const sentence: string;
}
