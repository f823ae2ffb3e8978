import { inspectAs } from "../inspect-as.ts";
import { requireArguments, usvString } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { type Part, parseParts, setPart, type UrlParts } from "./parts.ts";
import { attachParams, URLSearchParams } from "./search-params.ts";

function parse(args: readonly unknown[], what: string): UrlParts | undefined {
  requireArguments(args.length, 1, what);
  const input = usvString(args[0]);
  return parseParts(input, args[1] === undefined ? undefined : usvString(args[1]));
}

function invalid(url: unknown, base: unknown): TypeError {
  return Object.assign(new TypeError("Invalid URL"), {
    code: "ERR_INVALID_URL",
    input: String(url),
    ...(base === undefined ? {} : { base: String(base) }),
  });
}

export class URL {
  #parts: UrlParts;
  #params: URLSearchParams | undefined;

  constructor(...args: [url: unknown, base?: unknown]) {
    const parts = parse(args, "URL constructor");
    if (parts === undefined) throw invalid(args[0], args[1]);
    this.#parts = parts;
  }

  static canParse(...args: [url: unknown, base?: unknown]): boolean {
    return parse(args, "URL.canParse") !== undefined;
  }

  static parse(...args: [url: unknown, base?: unknown]): URL | null {
    const parts = parse(args, "URL.parse");
    return parts === undefined ? null : new URL(parts.href);
  }

  #set(part: Part, value: unknown): void {
    this.#parts = setPart(this.#parts, part, usvString(value));
  }

  get href(): string {
    return this.#parts.href;
  }

  set href(value: unknown) {
    this.#parts;
    const parts = parseParts(usvString(value), undefined);
    if (parts === undefined) throw invalid(value, undefined);
    this.#parts = parts;
    this.#updateParams();
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
    this.#updateParams();
  }

  get searchParams(): URLSearchParams {
    this.#parts;
    if (this.#params === undefined) {
      this.#params = new URLSearchParams();
      this.#updateParams();
    }
    return this.#params;
  }

  get hash(): string {
    return this.#parts.hash;
  }

  set hash(value: unknown) {
    this.#set("hash", value);
  }

  toString(): string {
    return this.#parts.href;
  }

  toJSON(): string {
    return this.#parts.href;
  }

  #updateParams(): void {
    if (this.#params === undefined) return;
    attachParams(this.#params, this.search, (query) => this.#set("search", query));
  }
}

webInterface(URL, "URL", { constructor: 1 });
Object.defineProperty(URL.canParse, "length", { value: 1, configurable: true });
Object.defineProperty(URL.parse, "length", { value: 1, configurable: true });
inspectAs(URL, (url) => {
  const { href, origin, protocol, username, password, host, hostname, port } = url;
  const { pathname, search, searchParams, hash } = url;
  return {
    href,
    origin,
    protocol,
    username,
    password,
    host,
    hostname,
    port,
    pathname,
    search,
    searchParams,
    hash,
  };
});
