import { inspectAs } from "../inspect-as.ts";
import { byteString, invalidArgument, isObject, requireArguments } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { pairIterable } from "../webidl/pair-iterable.ts";

export type HeadersInit = Headers | Iterable<Iterable<string>> | Record<string, string>;

type Pair = readonly [name: string, value: string];

const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/;

/** Makes headers that can't be changed, as those of a response from the network. */
export let freeze: (headers: Headers) => Headers;

/** Headers of names and values one after the other, which are valid. */
export let receivedHeaders: (list: readonly string[]) => Headers;

let isHeaders: (value: object) => value is Headers;

/** Name and value of each header, by name; several `set-cookie` are several. */
export let headerPairs: (headers: Headers) => readonly Pair[];

export class Headers {
  declare readonly entries: () => IterableIterator<[string, string]>;
  declare readonly keys: () => IterableIterator<string>;
  declare readonly values: () => IterableIterator<string>;
  declare readonly [Symbol.iterator]: () => IterableIterator<[string, string]>;

  /** By lower-case name, all values of a name in their order. */
  readonly #values = new Map<string, string[]>();
  #isFrozen = false;
  #pairs: readonly Pair[] | null = null;

  static {
    isHeaders = (value): value is Headers => #values in value;
    freeze = (headers) => {
      headers.#isFrozen = true;
      return headers;
    };
    receivedHeaders = (list) => {
      const headers = new Headers();
      for (let at = 0; at < list.length; at += 2) {
        headers.#add((list[at] as string).toLowerCase(), list[at + 1] as string);
      }
      return headers;
    };
    headerPairs = (headers) => {
      headers.#pairs ??= headers.#sortedPairs();
      return headers.#pairs;
    };
  }

  constructor(init?: HeadersInit) {
    if (init === undefined) return;
    for (const [name, value] of pairsOf(init)) this.#append(name, value, "Headers.append");
  }

  append(...args: [name: string, value: string]): void {
    requireArguments(args.length, 2, "Headers.append");
    this.#append(byteString(args[0]), byteString(args[1]), "Headers.append");
  }

  delete(...args: [name: string]): void {
    requireArguments(args.length, 1, "Headers.delete");
    const name = normalizeName(byteString(args[0]), "Headers.delete");
    this.#willChange();
    this.#values.delete(name);
  }

  get(...args: [name: string]): string | null {
    requireArguments(args.length, 1, "Headers.get");
    const name = normalizeName(byteString(args[0]), "Headers.get");
    return this.#values.get(name)?.join(", ") ?? null;
  }

  getSetCookie(): string[] {
    return [...(this.#values.get("set-cookie") ?? [])];
  }

  has(...args: [name: string]): boolean {
    requireArguments(args.length, 1, "Headers.has");
    return this.#values.has(normalizeName(byteString(args[0]), "Headers.has"));
  }

  set(...args: [name: string, value: string]): void {
    requireArguments(args.length, 2, "Headers.set");
    const text = normalizeValue(byteString(args[1]));
    const name = normalizeName(byteString(args[0]), "Headers.set");
    checkValue(text, "Headers.set");
    this.#willChange();
    this.#values.set(name, [text]);
  }

  #append(name: string, value: string, what: string): void {
    const text = normalizeValue(value);
    const key = normalizeName(name, what);
    checkValue(text, what);
    this.#willChange();
    this.#add(key, text);
  }

  #add(key: string, text: string): void {
    const values = this.#values.get(key);
    if (values === undefined) this.#values.set(key, [text]);
    else values.push(text);
  }

  #willChange(): void {
    if (this.#isFrozen) throw new TypeError("immutable");
    this.#pairs = null;
  }

  #sortedPairs(): Pair[] {
    const pairs: Pair[] = [];
    for (const name of [...this.#values.keys()].sort()) {
      const values = this.#values.get(name) ?? [];
      if (name !== "set-cookie") pairs.push([name, values.join(", ")]);
      else for (const value of values) pairs.push([name, value]);
    }
    return pairs;
  }
}

function normalizeName(name: string, what: string): string {
  if (!TOKEN.test(name)) throw new TypeError(`${what}: "${name}" is an invalid header name.`);
  return name.toLowerCase();
}

function normalizeValue(value: string): string {
  return value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
}

function checkValue(value: string, what: string): void {
  if (/[\0\n\r]/.test(value)) {
    throw new TypeError(`${what}: "${value}" is an invalid header value.`);
  }
}

/** The names and values that headers are made of: other headers, a sequence of pairs, or a record. */
function pairsOf(init: unknown): readonly Pair[] {
  if (!isObject(init)) {
    throw invalidArgument(
      "Headers constructor: Argument 1 could not be converted to one of: sequence<sequence<ByteString>>, record<ByteString, ByteString>.",
    );
  }
  const iterate = (init as Partial<Iterable<unknown>>)[Symbol.iterator];
  if (isHeaders(init) && iterate === Headers.prototype[Symbol.iterator]) return headerPairs(init);
  if (iterate === undefined || iterate === null) return pairsOfRecord(init);
  if (typeof iterate !== "function") throw new TypeError("Headers constructor: not iterable");
  const pairs: Pair[] = [];
  for (const item of init as Iterable<unknown>) {
    if (!isObject(item)) throw new TypeError("Headers constructor: expected name/value pair");
    const [name, value, ...rest] = [...(item as Iterable<unknown>)].map(byteString);
    if (name === undefined || value === undefined || rest.length > 0) {
      const length = name === undefined ? 0 : value === undefined ? 1 : 2 + rest.length;
      throw new TypeError(
        `Headers constructor: expected name/value pair to be length 2, found ${length}.`,
      );
    }
    pairs.push([name, value]);
  }
  return pairs;
}

function pairsOfRecord(record: object): Pair[] {
  const pairs = new Map<string, string>();
  for (const key of Reflect.ownKeys(record)) {
    if (Reflect.getOwnPropertyDescriptor(record, key)?.enumerable !== true) continue;
    const name = byteString(key);
    pairs.set(name, byteString(Reflect.get(record, key)));
  }
  return [...pairs];
}

webInterface(Headers, "Headers", { append: 2, constructor: 0, delete: 1, get: 1, has: 1, set: 2 });
pairIterable(Headers, "Headers", headerPairs);
inspectAs(Headers, (headers) => Object.fromEntries(headerPairs(headers)));
