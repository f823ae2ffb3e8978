/** What formatjs's constructors have beside the standard's: where they keep data, and what marks them. */
interface Constructor {
  localeData?: object;
  prototype: object;
}

const INTERNAL = [
  "__addLocaleData",
  "__addUnitData",
  "__defaultLocale",
  "availableLocales",
  "getDefaultLocale",
  "localeData",
  "polyfilled",
  "relevantExtensionKeys",
];

/** Hides what isn't the standard's; it has to stay, since the constructors read it themselves. */
export function hideInternals<T extends Constructor>(type: T): T {
  for (const name of INTERNAL) {
    if (Object.hasOwn(type, name)) {
      Object.defineProperty(type, name, { enumerable: false });
    }
  }
  return type;
}
