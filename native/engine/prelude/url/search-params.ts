import { tag } from "../tag.ts";
import { decodeForm, encodeForm } from "./form.ts";

/** The URL that a list of parameters belongs to. */
export interface ListOwner {
  setQuery(query: string): void;
}

/** Makes the parameters those of a URL with that query. */
export const attach = Symbol("attach");
const CUSTOM = Symbol.for("nodejs.util.inspect.custom");

type Init = string | Iterable<Iterable<unknown>> | Record<string, unknown> | null | undefined;

export class URLSearchParams {
  #list: [string, string][] = [];
  #owner: ListOwner | undefined;

  constructor(init?: Init) {
    if (init === undefined || init === null) return;
    if (typeof init === "object" || typeof init === "function") this.#list = fromObject(init);
    else this.#list = decodeForm(String(init).replace(/^\?/, ""));
  }

  [attach](owner: ListOwner, query: string): void {
    this.#owner = owner;
    this.#list = decodeForm(query.replace(/^\?/, ""));
  }

  #changed(): void {
    this.#owner?.setQuery(encodeForm(this.#list));
  }

  get size(): number {
    return this.#list.length;
  }

  append(name: unknown, value: unknown): void {
    this.#list.push([wellFormed(name), wellFormed(value)]);
    this.#changed();
  }

  delete(name: unknown, value?: unknown): void {
    const [key, only] = [wellFormed(name), value === undefined ? undefined : wellFormed(value)];
    this.#list = this.#list.filter(
      (pair) => pair[0] !== key || (only !== undefined && pair[1] !== only),
    );
    this.#changed();
  }

  get(name: unknown): string | null {
    const key = wellFormed(name);
    return this.#list.find((pair) => pair[0] === key)?.[1] ?? null;
  }

  getAll(name: unknown): string[] {
    const key = wellFormed(name);
    return this.#list.filter((pair) => pair[0] === key).map((pair) => pair[1]);
  }

  has(name: unknown, value?: unknown): boolean {
    const [key, only] = [wellFormed(name), value === undefined ? undefined : wellFormed(value)];
    return this.#list.some((pair) => pair[0] === key && (only === undefined || pair[1] === only));
  }

  /** Replaces the first of that name, and removes the others. */
  set(name: unknown, value: unknown): void {
    const [key, text] = [wellFormed(name), wellFormed(value)];
    const first = this.#list.find((pair) => pair[0] === key);
    if (first === undefined) this.#list.push([key, text]);
    else {
      first[1] = text;
      this.#list = this.#list.filter((pair) => pair === first || pair[0] !== key);
    }
    this.#changed();
  }

  sort(): void {
    this.#list.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
    this.#changed();
  }

  forEach(
    callback: (value: string, name: string, params: URLSearchParams) => void,
    self?: unknown,
  ): void {
    for (const [name, value] of this) callback.call(self, value, name, this);
  }

  *entries(): Generator<[string, string]> {
    for (let at = 0; at < this.#list.length; at++) {
      const pair = this.#list[at];
      if (pair !== undefined) yield [pair[0], pair[1]];
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

  toString(): string {
    return encodeForm(this.#list);
  }

  [CUSTOM](_depth: number, _options: object, inspect: (value: unknown) => string): string {
    const pairs = this.#list.map(([name, value]) => `${inspect(name)} => ${inspect(value)}`);
    return pairs.length === 0 ? "URLSearchParams {}" : `URLSearchParams { ${pairs.join(", ")} }`;
  }
}

function fromObject(init: object): [string, string][] {
  if (!(Symbol.iterator in init)) {
    return Object.entries(init).map(([name, value]) => [wellFormed(name), wellFormed(value)]);
  }
  return Array.from(init as Iterable<Iterable<unknown>>, (item) => {
    const pair = typeof item === "object" && item !== null ? Array.from(item) : [];
    if (pair.length !== 2) {
      throw new TypeError("Each query pair must be an iterable [name, value] tuple");
    }
    return [wellFormed(pair[0]), wellFormed(pair[1])];
  });
}

function wellFormed(value: unknown): string {
  return String(value).toWellFormed();
}

tag(URLSearchParams, "URLSearchParams");
