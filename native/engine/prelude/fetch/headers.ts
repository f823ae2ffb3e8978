import { tag } from "../tag.ts";

export type HeadersInit = Headers | Iterable<Iterable<string>> | Record<string, string>;

const NAME = /^[!#$%&'*+\-.^_`|~\w]+$/;
const CUSTOM = Symbol.for("nodejs.util.inspect.custom");

function normalizeName(name: unknown): string {
  const text = String(name);
  if (!NAME.test(text)) throw new TypeError(`Invalid header name: ${JSON.stringify(text)}`);
  return text.toLowerCase();
}

function normalizeValue(value: unknown): string {
  const text = String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
  if (/[\0\n\r]|[^\0-\xFF]/.test(text)) {
    throw new TypeError(`Invalid header value: ${JSON.stringify(text)}`);
  }
  return text;
}

export class Headers {
  /** By lower-case name, all values of a name in their order. */
  readonly #values = new Map<string, string[]>();

  constructor(init?: HeadersInit) {
    if (init === undefined || init === null) return;
    if (typeof init !== "object") throw new TypeError("Headers takes an object or pairs");
    const pairs =
      Symbol.iterator in init ? (init as Iterable<Iterable<string>>) : Object.entries(init);
    for (const item of pairs) {
      const pair = [...item];
      if (pair.length !== 2) throw new TypeError("Each header must be a [name, value] pair");
      this.append(pair[0], pair[1]);
    }
  }

  append(name: unknown, value: unknown): void {
    const key = normalizeName(name);
    const text = normalizeValue(value);
    const values = this.#values.get(key);
    if (values === undefined) this.#values.set(key, [text]);
    else values.push(text);
  }

  set(name: unknown, value: unknown): void {
    this.#values.set(normalizeName(name), [normalizeValue(value)]);
  }

  get(name: unknown): string | null {
    return this.#values.get(normalizeName(name))?.join(", ") ?? null;
  }

  getSetCookie(): string[] {
    return [...(this.#values.get("set-cookie") ?? [])];
  }

  has(name: unknown): boolean {
    return this.#values.has(normalizeName(name));
  }

  delete(name: unknown): void {
    this.#values.delete(normalizeName(name));
  }

  forEach(callback: (value: string, name: string, headers: Headers) => void, self?: unknown): void {
    for (const [name, value] of this) callback.call(self, value, name, this);
  }

  /** By name; cookies that are set are not joined. */
  *entries(): Generator<[string, string]> {
    for (const name of [...this.#values.keys()].sort()) {
      const values = this.#values.get(name) ?? [];
      if (name !== "set-cookie") yield [name, values.join(", ")];
      else for (const value of values) yield [name, value];
    }
  }

  *keys(): Generator<string> {
    for (const [name] of this.entries()) yield name;
  }

  *values(): Generator<string> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): Generator<[string, string]> {
    return this.entries();
  }

  [CUSTOM](): unknown {
    return Object.assign(Object.create({ constructor: Headers }), Object.fromEntries(this));
  }
}

tag(Headers, "Headers");
