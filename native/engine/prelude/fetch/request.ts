import { AbortController, type AbortSignal } from "../abort.ts";
import { tag } from "../tag.ts";
import { URL } from "../url/url.ts";
import { Body, type BodyInit, extract, type Source } from "./body.ts";
import { Headers, type HeadersInit } from "./headers.ts";

export interface RequestInit {
  method?: string;
  headers?: HeadersInit;
  body?: BodyInit;
  redirect?: "follow" | "manual" | "error";
  signal?: AbortSignal | null;
}

/** Methods whose name is put into capitals; `patch` is, by the standard, not among them. */
const NORMALIZED = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];

function normalizeMethod(method: string): string {
  const upper = method.toUpperCase();
  if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(method) || ["CONNECT", "TRACE", "TRACK"].includes(upper)) {
    throw new TypeError(`'${method}' is not a valid HTTP method.`);
  }
  return NORMALIZED.includes(upper) ? upper : method;
}

export class Request extends Body {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly redirect: "follow" | "manual" | "error";
  readonly signal: AbortSignal;

  constructor(input: unknown, init: RequestInit = {}) {
    const from = input instanceof Request ? input : undefined;
    const method = normalizeMethod(String(init.method ?? from?.method ?? "GET"));
    const hasBody = init.body !== undefined && init.body !== null;
    if (hasBody && (method === "GET" || method === "HEAD")) {
      throw new TypeError("Request with GET/HEAD method cannot have body.");
    }
    const { source, type } = extract(init.body);
    super(hasBody ? source : ((from?.take() ?? null) as Source));
    this.method = method;
    this.url = from?.url ?? parse(input);
    this.headers = new Headers(init.headers ?? from?.headers);
    if (type !== undefined && !this.headers.has("content-type"))
      this.headers.set("content-type", type);
    this.redirect = init.redirect ?? from?.redirect ?? "follow";
    if (!["follow", "manual", "error"].includes(this.redirect)) {
      throw new TypeError(`redirect must be "follow", "manual" or "error", not "${this.redirect}"`);
    }
    this.signal = init.signal ?? from?.signal ?? new AbortController().signal;
  }

  clone(): Request {
    const copy = new Request(this.url, this);
    copy.source = this.tee();
    return copy;
  }
}

/** The address without its fragment, which a server never sees. */
function parse(input: unknown): string {
  let url: URL;
  try {
    url = new URL(input);
  } catch (cause) {
    throw new TypeError(`Failed to parse URL from ${String(input)}`, { cause });
  }
  if (url.username !== "" || url.password !== "") {
    throw new TypeError(
      `Request cannot be constructed from a URL that includes credentials: ${url.href}`,
    );
  }
  return url.href;
}

tag(Request, "Request");
