import { load } from "./load.ts";

function replace(target: object, methods: object): void {
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }
}

const numbers = {
  toLocaleString(this: unknown, locales?: unknown, options?: unknown): string {
    return load("locale").formatNumber(this, locales, options);
  },
};

const dates = {
  toLocaleDateString(this: Date, locales?: unknown, options?: unknown): string {
    return load("locale").formatDate(this, "date", locales, options);
  },
  toLocaleTimeString(this: Date, locales?: unknown, options?: unknown): string {
    return load("locale").formatDate(this, "time", locales, options);
  },
  toLocaleString(this: Date, locales?: unknown, options?: unknown): string {
    return load("locale").formatDate(this, "any", locales, options);
  },
};

const strings = {
  localeCompare(this: unknown, that: unknown, locales?: unknown, options?: unknown): number {
    return load("locale").compareStrings(this, that, locales, options);
  },
  toLocaleLowerCase(this: unknown, locales?: unknown): string {
    const text = String.prototype.toLowerCase.call(this);
    return locales === undefined ? text : load("locale").changeCase(String(this), locales, false);
  },
  toLocaleUpperCase(this: unknown, locales?: unknown): string {
    const text = String.prototype.toUpperCase.call(this);
    return locales === undefined ? text : load("locale").changeCase(String(this), locales, true);
  },
};

const lists = {
  toLocaleString(this: ArrayLike<unknown>, locales?: unknown, options?: unknown): string {
    return load("locale").joinLocally(this, locales, options);
  },
};

/** Puts functions in the place of those that take a locale, of which QuickJS knows nothing. */
export function installLocales(): void {
  replace(Number.prototype, numbers);
  replace(BigInt.prototype, numbers);
  replace(Date.prototype, dates);
  replace(String.prototype, strings);
  replace(Array.prototype, lists);
  replace(Object.getPrototypeOf(Uint8Array.prototype), lists);
}
