import type { Blob } from "../blob/blob.ts";
import { unavailable } from "../errors/unavailable.ts";
import { AbortController } from "../events/abort-controller.ts";
import { AbortSignal } from "../events/abort-signal.ts";
import type { FormData } from "../form-data/form-data.ts";
import { inspectAs } from "../inspect-as.ts";
import type { ReadableStream } from "../streams/streams.ts";
import { URL } from "../url/url.ts";
import { dictionary, domString, requireArguments, usvString } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { readBlob, readBuffer, readBytes, readForm, readJson, readText } from "./body.ts";
import { Content } from "./content.ts";
import { type BodyInit, extract } from "./extract.ts";
import { Headers, type HeadersInit } from "./headers.ts";
import { normalizeMethod } from "./method.ts";
import { DEFAULTS, type Options, readOptions } from "./request-options.ts";

export interface RequestInit extends Partial<Options> {
  method?: string;
  headers?: HeadersInit;
  body?: BodyInit | null;
  duplex?: "half";
  signal?: AbortSignal | null;
  window?: null;
}

/** What `fetch` needs of a request. */
export interface RequestParts {
  method: string;
  url: URL;
  headers: Headers;
  content: Content | null;
  options: Options;
  signal: AbortSignal | null;
}

export let requestParts: (request: Request) => RequestParts;

export class Request {
  readonly #method: string;
  readonly #url: URL;
  readonly #headers: Headers;
  #options: Options;
  #content: Content | null = null;
  /** The signal that was given, which the request's own follows. */
  #follows: AbortSignal | null = null;
  /** Made when someone asks for it. */
  #signal: AbortSignal | null = null;

  static {
    requestParts = (request) => ({
      method: request.#method,
      url: request.#url,
      headers: request.#headers,
      content: request.#content,
      options: request.#options,
      signal: request.#follows,
    });
  }

  constructor(...args: [input: unknown, init?: RequestInit]) {
    requireArguments(args.length, 1, "Request constructor");
    const input = args[0];
    const init = dictionary(args[1], "init");
    const isRequest = typeof input === "object" && input !== null && #url in input;
    const from = isRequest ? requestParts(input as Request) : null;
    this.#url = from?.url ?? parseUrl(usvString(input));
    // In the order in which the standard reads them.
    const { body } = init;
    this.#options = readOptions(init, from?.options ?? DEFAULTS);
    const { duplex, headers, method, signal, window } = init;
    if (duplex !== undefined && domString(duplex) !== "half") {
      throw new TypeError(`Request constructor: ${duplex} is not an accepted type. Expected half.`);
    }
    if (window !== undefined && window !== null) {
      throw new TypeError(`'window' option '${window}' must be null`);
    }
    if (init.dispatcher !== undefined) {
      throw unavailable("fetch's dispatcher", "The host makes the connections of a task.");
    }
    this.#method = method === undefined ? (from?.method ?? "GET") : normalizeMethod(method);
    if (this.#options.mode === "no-cors" && !["GET", "HEAD", "POST"].includes(this.#method)) {
      throw new TypeError(`'${this.#method} is unsupported in no-cors mode.`);
    }
    this.#follows = signal === undefined ? (from?.signal ?? null) : followed(signal);
    this.#headers = new Headers((headers ?? from?.headers) as HeadersInit | undefined);
    const inherited = from?.content ?? null;
    const isGiven = body !== undefined && body !== null;
    if ((isGiven || inherited !== null) && ["GET", "HEAD"].includes(this.#method)) {
      throw new TypeError("Request with GET/HEAD method cannot have body.");
    }
    if (isGiven) this.#content = this.#extract(body, duplex !== undefined);
    else if (inherited !== null) this.#content = taken(inherited);
  }

  #extract(body: unknown, isDuplex: boolean): Content {
    const { content, type } = extract(body);
    if (content.length === null && !isDuplex) {
      throw new TypeError("RequestInit: duplex option is required when sending a body.");
    }
    if (type !== null && !this.#headers.has("content-type")) {
      this.#headers.append("content-type", type);
    }
    return content;
  }

  get method(): string {
    return this.#method;
  }

  get url(): string {
    return this.#url.href;
  }

  get headers(): Headers {
    return this.#headers;
  }

  get destination(): string {
    this.#url;
    return "";
  }

  get referrer(): string {
    const { referrer } = this.#options;
    return referrer === "client" ? "about:client" : referrer === "no-referrer" ? "" : referrer;
  }

  get referrerPolicy(): string {
    return this.#options.referrerPolicy;
  }

  get mode(): string {
    return this.#options.mode;
  }

  get credentials(): string {
    return this.#options.credentials;
  }

  get cache(): string {
    return this.#options.cache;
  }

  get redirect(): string {
    return this.#options.redirect;
  }

  get integrity(): string {
    return this.#options.integrity;
  }

  get keepalive(): boolean {
    return this.#options.keepalive;
  }

  get isReloadNavigation(): boolean {
    this.#url;
    return false;
  }

  get isHistoryNavigation(): boolean {
    this.#url;
    return false;
  }

  get signal(): AbortSignal {
    this.#signal ??=
      this.#follows === null ? new AbortController().signal : AbortSignal.any([this.#follows]);
    return this.#signal;
  }

  get duplex(): string {
    this.#url;
    return "half";
  }

  get body(): ReadableStream<Uint8Array> | null {
    return this.#content?.stream ?? null;
  }

  get bodyUsed(): boolean {
    return this.#content?.isUsed ?? false;
  }

  clone(): Request {
    if (this.#content?.isUnusable) throw new TypeError("unusable");
    const copy = new Request(this.#url.href, {
      method: this.#method,
      headers: this.#headers,
      signal: this.#follows,
    });
    copy.#options = this.#options;
    copy.#content = this.#content?.tee() ?? null;
    return copy;
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return readBuffer(this.#content);
  }

  async blob(): Promise<Blob> {
    return readBlob(this.#content, this.#headers);
  }

  async bytes(): Promise<Uint8Array> {
    return readBytes(this.#content);
  }

  async formData(): Promise<FormData> {
    return readForm(this.#content, this.#headers);
  }

  async json(): Promise<unknown> {
    return readJson(this.#content);
  }

  async text(): Promise<string> {
    return readText(this.#content);
  }
}

/** The body of a request that another one is made of. */
function taken(content: Content): Content {
  const source = content.take();
  if (source !== null) return new Content(source);
  throw new TypeError(
    "Cannot construct a Request with a Request object that has already been used.",
  );
}

function followed(signal: unknown): AbortSignal | null {
  if (signal === null || signal instanceof AbortSignal) return signal;
  throw new TypeError("Failed to construct 'Request': member signal is not of type AbortSignal.");
}

function parseUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new TypeError(`Failed to parse URL from ${text}`, { cause });
  }
  if (url.username !== "" || url.password !== "") {
    throw new TypeError(
      `Request cannot be constructed from a URL that includes credentials: ${text}`,
    );
  }
  return url;
}

webInterface(Request, "Request", { constructor: 1 });
inspectAs(Request, (request) => ({
  method: request.method,
  url: request.url,
  headers: request.headers,
  destination: request.destination,
  referrer: request.referrer,
  referrerPolicy: request.referrerPolicy,
  mode: request.mode,
  credentials: request.credentials,
  cache: request.cache,
  redirect: request.redirect,
  integrity: request.integrity,
  keepalive: request.keepalive,
  isReloadNavigation: request.isReloadNavigation,
  isHistoryNavigation: request.isHistoryNavigation,
  signal: request.signal,
}));
