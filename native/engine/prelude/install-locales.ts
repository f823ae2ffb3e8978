import { load } from "./load.ts";

function replace(target: object, name: string, value: (...args: never[]) => unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

/** Puts functions in the place of those that take a locale, of which QuickJS knows nothing. */
export function installLocales(): void {
  const numbers = {
    toLocaleString(this: unknown, locales?: unknown, options?: object): string {
      return load("locale").formatNumber(this, locales, options);
    },
  };
  replace(Number.prototype, "toLocaleString", numbers.toLocaleString);
  replace(BigInt.prototype, "toLocaleString", numbers.toLocaleString);
  const dates = {
    toLocaleDateString(this: Date, locales?: unknown, options?: object): string {
      return load("locale").formatDate(this, "date", locales, options);
    },
    toLocaleTimeString(this: Date, locales?: unknown, options?: object): string {
      return load("locale").formatDate(this, "time", locales, options);
    },
    toLocaleString(this: Date, locales?: unknown, options?: object): string {
      return load("locale").formatDate(this, "both", locales, options);
    },
  };
  for (const [name, value] of Object.entries(dates)) replace(Date.prototype, name, value);
  const strings = {
    localeCompare(this: unknown, that: unknown, locales?: unknown, options?: object): number {
      return load("locale").compareStrings(this, that, locales, options);
    },
  };
  replace(String.prototype, "localeCompare", strings.localeCompare);
}
