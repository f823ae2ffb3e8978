import type { Blob } from "../blob/blob.ts";
import type { FormData } from "../form-data/form-data.ts";
import { inspectAs } from "../inspect-as.ts";
import { load } from "../load.ts";
import type { ReadableStream } from "../streams/streams.ts";
import { URL } from "../url/url.ts";
import { byteString, dictionary, requireArguments, usvString } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { readBlob, readBuffer, readBytes, readForm, readJson, readText } from "./body.ts";
import type { Content } from "./content.ts";
import { type BodyInit, extract } from "./extract.ts";
import { freeze, Headers, type HeadersInit } from "./headers.ts";

export interface ResponseInit {
  status?: number;
  statusText?: string;
  headers?: HeadersInit;
}

/** Statuses of responses that have no body. */
export const BODILESS = [101, 103, 204, 205, 304];
const REDIRECTS = [301, 302, 303, 307, 308];

interface Received {
  status: number;
  headers: Headers;
  content: Content | null;
  url: string;
  redirected: boolean;
}

/** Makes a response of what a server sent. */
export let receive: (received: Received) => Response;

export class Response {
  #status: number;
  /** Undefined where the status's own phrase is meant. */
  #statusText: string | undefined;
  #headers: Headers;
  #content: Content | null = null;
  #type: "default" | "basic" | "error" = "default";
  #url = "";
  #redirected = false;

  static {
    receive = ({ status, headers, content, url, redirected }) => {
      // A server may send statuses that can't be constructed, so the checks are gone around.
      const response = new Response();
      response.#status = status;
      response.#statusText = undefined;
      response.#headers = freeze(headers);
      response.#content = content;
      response.#type = "basic";
      response.#url = url;
      response.#redirected = redirected;
      return response;
    };
  }

  constructor(body: BodyInit | null = null, init?: ResponseInit) {
    const { headers, status, statusText } = dictionary(init, "init");
    const extracted = body === null || body === undefined ? null : extract(body);
    this.#headers = new Headers(headers as HeadersInit | undefined);
    this.#status = status === undefined ? 200 : unsignedShort(status);
    this.#statusText = statusText === undefined ? "" : byteString(statusText);
    if (this.#status < 200 || this.#status > 599) {
      throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
    }
    if (!/^[\t -~\x80-\xFF]*$/.test(this.#statusText)) throw new TypeError("Invalid statusText");
    if (extracted === null) return;
    if (BODILESS.includes(this.#status)) {
      throw new TypeError(`Response constructor: Invalid response status code ${this.#status}`);
    }
    this.#content = extracted.content;
    if (extracted.type !== null && !this.#headers.has("content-type")) {
      this.#headers.append("content-type", extracted.type);
    }
  }

  static error(): Response {
    const response = new Response();
    response.#type = "error";
    response.#status = 0;
    freeze(response.#headers);
    return response;
  }

  static json(...args: [data: unknown, init?: ResponseInit]): Response {
    requireArguments(args.length, 1, "Response.json");
    const [data, init] = args;
    const text = typeof data === "symbol" ? undefined : JSON.stringify(data);
    if (text === undefined) throw new TypeError("Value is not JSON serializable");
    const { headers: given, status, statusText } = dictionary(init, "init");
    const headers = new Headers(given as HeadersInit | undefined);
    if (!headers.has("content-type")) headers.set("content-type", "application/json");
    return new Response(text, { headers, status, statusText } as ResponseInit);
  }

  static redirect(...args: [url: unknown, status?: number]): Response {
    requireArguments(args.length, 1, "Response.redirect");
    const url = usvString(args[0]);
    const status = args[1] === undefined ? 302 : unsignedShort(args[1]);
    let location: string;
    try {
      location = new URL(url).href;
    } catch (cause) {
      throw new TypeError(`Failed to parse URL from ${url}`, { cause });
    }
    if (!REDIRECTS.includes(status)) throw new RangeError(`Invalid status code ${status}`);
    const response = new Response(null, { headers: { location } });
    response.#status = status;
    freeze(response.#headers);
    return response;
  }

  get type(): string {
    return this.#type;
  }

  get url(): string {
    return this.#url;
  }

  get redirected(): boolean {
    return this.#redirected;
  }

  get status(): number {
    return this.#status;
  }

  get ok(): boolean {
    return this.#status >= 200 && this.#status <= 299;
  }

  get statusText(): string {
    this.#statusText ??= load("status-texts").STATUS_TEXTS[this.#status] ?? "";
    return this.#statusText;
  }

  get headers(): Headers {
    return this.#headers;
  }

  get body(): ReadableStream<Uint8Array> | null {
    return this.#content?.stream ?? null;
  }

  get bodyUsed(): boolean {
    return this.#content?.isUsed ?? false;
  }

  clone(): Response {
    if (this.#content?.isUnusable) {
      throw new TypeError("Response.clone: Body has already been consumed.");
    }
    const copy = new Response(null, { headers: this.#headers });
    copy.#status = this.#status;
    copy.#statusText = this.#statusText;
    copy.#content = this.#content?.tee() ?? null;
    copy.#type = this.#type;
    copy.#url = this.#url;
    copy.#redirected = this.#redirected;
    if (this.#type !== "default") freeze(copy.#headers);
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

function unsignedShort(value: unknown): number {
  const number = Math.trunc(Number(value));
  return Number.isFinite(number) ? ((number % 65536) + 65536) % 65536 : 0;
}

webInterface(Response, "Response", { constructor: 0 });
Object.defineProperty(Response.json, "length", { value: 1 });
Object.defineProperty(Response.redirect, "length", { value: 1 });
inspectAs(Response, (response) => ({
  status: response.status,
  statusText: response.statusText,
  headers: response.headers,
  body: response.body,
  bodyUsed: response.bodyUsed,
  ok: response.ok,
  redirected: response.redirected,
  type: response.type,
  url: response.url,
}));
