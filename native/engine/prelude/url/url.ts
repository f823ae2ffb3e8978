import { tag } from "../tag.ts";
import { isAscii, mapHost, toAscii } from "./idna.ts";
import { attach, type ListOwner, URLSearchParams } from "./search-params.ts";

/** In the order in which `native.parseUrl` gives them. */
const PARTS = [
  "href",
  "origin",
  "protocol",
  "username",
  "password",
  "host",
  "hostname",
  "port",
  "pathname",
  "search",
  "hash",
] as const;

type Part = (typeof PARTS)[number];
type UrlParts = Record<Part, string>;

const CUSTOM = Symbol.for("nodejs.util.inspect.custom");

function parse(url: string, base: string | undefined): UrlParts | undefined {
  const parts = native.parseUrl(url, base) ?? native.parseUrl(mapHost(url) ?? url, base);
  return parts && named(parts);
}

function named(parts: string[]): UrlParts {
  return Object.fromEntries(PARTS.map((part, index) => [part, parts[index]])) as UrlParts;
}

function baseOf(base: unknown): string | undefined {
  if (base === undefined) return undefined;
  const text = String(base);
  return parse(text, undefined)?.href ?? text;
}

export class URL implements ListOwner {
  #parts: UrlParts;
  #params: URLSearchParams | undefined;

  constructor(url: unknown, base?: unknown) {
    const input = String(url);
    const parts = parse(input, baseOf(base));
    if (parts === undefined) {
      throw Object.assign(new TypeError("Invalid URL"), {
        code: "ERR_INVALID_URL",
        input,
        ...(base === undefined ? {} : { base: String(base) }),
      });
    }
    this.#parts = parts;
  }

  static canParse(url: unknown, base?: unknown): boolean {
    return parse(String(url), baseOf(base)) !== undefined;
  }

  static parse(url: unknown, base?: unknown): URL | null {
    return URL.canParse(url, base) ? new URL(url, base) : null;
  }

  #set(part: Part, value: unknown): void {
    let text = String(value);
    if ((part === "host" || part === "hostname") && !isAscii(text)) {
      const [, name = "", rest = ""] = /^([^:/?#\\]*)(.*)$/s.exec(text) ?? [];
      text = (toAscii(name) ?? name) + rest;
    }
    const parts = native.setUrlPart(this.#parts.href, part, text);
    if (parts !== undefined) this.#parts = named(parts);
  }

  get href(): string {
    return this.#parts.href;
  }

  set href(value: unknown) {
    const parts = parse(String(value), undefined);
    if (parts === undefined) {
      throw Object.assign(new TypeError("Invalid URL"), {
        code: "ERR_INVALID_URL",
        input: String(value),
      });
    }
    this.#parts = parts;
    this.#params?.[attach](this, this.search);
  }

  get origin(): string {
    return this.#parts.origin;
  }

  get protocol(): string {
    return this.#parts.protocol;
  }

  set protocol(value: unknown) {
    this.#set("protocol", value);
  }

  get username(): string {
    return this.#parts.username;
  }

  set username(value: unknown) {
    this.#set("username", value);
  }

  get password(): string {
    return this.#parts.password;
  }

  set password(value: unknown) {
    this.#set("password", value);
  }

  get host(): string {
    return this.#parts.host;
  }

  set host(value: unknown) {
    this.#set("host", value);
  }

  get hostname(): string {
    return this.#parts.hostname;
  }

  set hostname(value: unknown) {
    this.#set("hostname", value);
  }

  get port(): string {
    return this.#parts.port;
  }

  set port(value: unknown) {
    this.#set("port", value);
  }

  get pathname(): string {
    return this.#parts.pathname;
  }

  set pathname(value: unknown) {
    this.#set("pathname", value);
  }

  get search(): string {
    return this.#parts.search;
  }

  set search(value: unknown) {
    this.#set("search", value);
    this.#params?.[attach](this, this.search);
  }

  get hash(): string {
    return this.#parts.hash;
  }

  set hash(value: unknown) {
    this.#set("hash", value);
  }

  get searchParams(): URLSearchParams {
    if (this.#params === undefined) {
      this.#params = new URLSearchParams();
      this.#params[attach](this, this.search);
    }
    return this.#params;
  }

  /** Called by the parameters when they changed. */
  setQuery(query: string): void {
    this.#set("search", query);
  }

  toString(): string {
    return this.#parts.href;
  }

  toJSON(): string {
    return this.#parts.href;
  }

  [CUSTOM](): unknown {
    const { hash, ...parts } = this.#parts;
    const shown = { ...parts, searchParams: this.searchParams, hash };
    return Object.assign(Object.create({ constructor: URL }), shown);
  }
}

Object.defineProperty(URL.prototype, "setQuery", { enumerable: false });
tag(URL, "URL");
