/** Formats that were made for `toLocaleString` and its kin, which are asked for again and again. */
const MOST = 32;

/** Keeps what is made for locales and options. */
export class FormatCache<T> {
  readonly #kept = new Map<string, T>();
  readonly #make: (locales: unknown, options: unknown) => T;

  constructor(make: (locales: unknown, options: unknown) => T) {
    this.#make = make;
  }

  get(locales: unknown, options: unknown): T {
    const key = keyOf(locales, options);
    const kept = key === undefined ? undefined : this.#kept.get(key);
    if (kept !== undefined) return kept;
    const made = this.#make(locales, options);
    if (key !== undefined) {
      if (this.#kept.size >= MOST) this.#kept.clear();
      this.#kept.set(key, made);
    }
    return made;
  }
}

/** What says all about locales and options, where they are plain enough to tell. */
function keyOf(locales: unknown, options: unknown): string | undefined {
  if (locales !== undefined && typeof locales !== "string" && !isStrings(locales)) return undefined;
  if (options === undefined) return JSON.stringify([locales ?? []]);
  if (typeof options !== "object" || options === null) return undefined;
  const entries = Object.entries(options);
  const prototype = Object.getPrototypeOf(options);
  const plain = prototype === Object.prototype || prototype === null;
  if (!plain || entries.some(([, value]) => typeof value === "object" && value !== null)) {
    return undefined;
  }
  return JSON.stringify([locales ?? [], entries.map(([name, value]) => [name, String(value)])]);
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
