import { isObject, requireArguments, usvString } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { pairIterable } from "../webidl/pair-iterable.ts";
import { decodeForm, encodeForm } from "./form.ts";

const CUSTOM = Symbol.for("nodejs.util.inspect.custom");

type Pair = [name: string, value: string];

/** Makes the parameters those of a URL with that query; it is told when they change. */
export let attachParams: (
  params: URLSearchParams,
  query: string,
  onChange: (query: string) => void,
) => void;

let pairsOf: (params: URLSearchParams) => readonly Pair[];

export class URLSearchParams {
  // Defined by `pairIterable`.
  declare entries: () => IterableIterator<Pair>;
  declare keys: () => IterableIterator<string>;
  declare values: () => IterableIterator<string>;
  declare forEach: (
    callback: (value: string, name: string, params: URLSearchParams) => void,
    self?: unknown,
  ) => void;
  declare [Symbol.iterator]: () => IterableIterator<Pair>;

  #list: Pair[] = [];
  #onChange: ((query: string) => void) | undefined;

  static {
    attachParams = (params, query, onChange) => {
      params.#list = decodeForm(query.replace(/^\?/, ""));
      params.#onChange = onChange;
    };
    pairsOf = (params) => params.#list;
  }

  constructor(init?: unknown) {
    if (init === undefined || init === null) return;
    if (isObject(init)) this.#list = fromObject(init);
    else this.#list = decodeForm(usvString(init).replace(/^\?/, ""));
  }

  #changed(): void {
    this.#onChange?.(encodeForm(this.#list));
  }

  get size(): number {
    return this.#list.length;
  }

  append(...args: [name: unknown, value: unknown]): void {
    const list = this.#list;
    require(args, 2, "append");
    list.push([usvString(args[0]), usvString(args[1])]);
    this.#changed();
  }

  delete(...args: [name: unknown, value?: unknown]): void {
    const list = this.#list;
    require(args, 1, "delete");
    const isIt = matcher(args);
    this.#list = list.filter((pair) => !isIt(pair));
    this.#changed();
  }

  get(...args: [name: unknown]): string | null {
    const list = this.#list;
    require(args, 1, "get");
    const name = usvString(args[0]);
    return list.find((pair) => pair[0] === name)?.[1] ?? null;
  }

  getAll(...args: [name: unknown]): string[] {
    const list = this.#list;
    require(args, 1, "getAll");
    const name = usvString(args[0]);
    return list.filter((pair) => pair[0] === name).map((pair) => pair[1]);
  }

  has(...args: [name: unknown, value?: unknown]): boolean {
    const list = this.#list;
    require(args, 1, "has");
    return list.some(matcher(args));
  }

  /** Replaces the first of that name, and removes the others. */
  set(...args: [name: unknown, value: unknown]): void {
    const list = this.#list;
    require(args, 2, "set");
    const [name, value] = [usvString(args[0]), usvString(args[1])];
    const first = list.find((pair) => pair[0] === name);
    if (first === undefined) list.push([name, value]);
    else {
      first[1] = value;
      this.#list = list.filter((pair) => pair === first || pair[0] !== name);
    }
    this.#changed();
  }

  sort(): void {
    this.#list.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
    this.#changed();
  }

  toString(): string {
    return encodeForm(this.#list);
  }

  [CUSTOM](_depth: number, _options: object, inspect: (value: unknown) => string): string {
    const pairs = this.#list.map(([name, value]) => `${inspect(name)} => ${inspect(value)}`);
    return pairs.length === 0 ? "URLSearchParams {}" : `URLSearchParams { ${pairs.join(", ")} }`;
  }
}

function require(args: readonly unknown[], count: number, method: string): void {
  requireArguments(args.length, count, `URLSearchParams.${method}`);
}

/** Whether a pair has that name, and that value where one is given. */
function matcher([name, value]: readonly unknown[]): (pair: Pair) => boolean {
  const key = usvString(name);
  const only = value === undefined ? undefined : usvString(value);
  return (pair) => pair[0] === key && (only === undefined || pair[1] === only);
}

function fromObject(init: object): Pair[] {
  const iterate = (init as { [Symbol.iterator]?: unknown })[Symbol.iterator];
  if (iterate === undefined || iterate === null) return fromRecord(init);
  if (typeof iterate !== "function") throw notIterable();
  return Array.from(init as Iterable<unknown>, (item) => {
    if (
      !isObject(item) ||
      typeof (item as Partial<Iterable<unknown>>)[Symbol.iterator] !== "function"
    ) {
      throw notPair();
    }
    const pair = Array.from(item as Iterable<unknown>);
    if (pair.length !== 2) throw notPair();
    return [usvString(pair[0]), usvString(pair[1])];
  });
}

/** Names that are the same once they are well-formed make one pair: the last value at the first place. */
function fromRecord(record: object): Pair[] {
  const pairs = new Map<string, string>();
  for (const key of Reflect.ownKeys(record)) {
    if (!Reflect.getOwnPropertyDescriptor(record, key)?.enumerable) continue;
    const name = usvString(key);
    pairs.set(name, usvString((record as Record<PropertyKey, unknown>)[key]));
  }
  return [...pairs];
}

function notIterable(): TypeError {
  return Object.assign(new TypeError("Query pairs must be iterable"), {
    code: "ERR_ARG_NOT_ITERABLE",
  });
}

function notPair(): TypeError {
  return Object.assign(new TypeError("Each query pair must be an iterable [name, value] tuple"), {
    code: "ERR_INVALID_TUPLE",
  });
}

webInterface(URLSearchParams, "URLSearchParams", {
  constructor: 0,
  append: 2,
  delete: 1,
  get: 1,
  getAll: 1,
  has: 1,
  set: 2,
});
pairIterable(URLSearchParams, "URLSearchParams", pairsOf);
