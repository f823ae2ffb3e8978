import { tag } from "../tag.ts";
import { URL } from "../url/url.ts";
import { Body, type BodyInit, extract, type Source } from "./body.ts";
import { Headers, type HeadersInit } from "./headers.ts";

export interface ResponseInit {
  status?: number;
  statusText?: string;
  headers?: HeadersInit;
}

/** Statuses of responses that have no body. */
const BODILESS = [101, 103, 204, 205, 304];
const REDIRECTS = [301, 302, 303, 307, 308];

interface Received {
  status: number;
  headers: Headers;
  source: Source;
  url: string;
  redirected: boolean;
}

/** Makes a response of what a server sent. */
export let receive: (received: Received) => Response;

export class Response extends Body {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  #type: "default" | "basic" | "error" = "default";
  #url = "";
  #redirected = false;

  static {
    receive = ({ status, headers, source, url, redirected }) => {
      // A server may send statuses that can't be constructed, so the check is gone around.
      const response = new Response(null, { status: 200, headers });
      Object.defineProperty(response, "status", { value: status, enumerable: true });
      response.source = source;
      response.#type = "basic";
      response.#url = url;
      response.#redirected = redirected;
      return response;
    };
  }

  constructor(body?: BodyInit, init: ResponseInit = {}) {
    const { source, type } = extract(body);
    super(source);
    const { status = 200 } = init;
    if (!Number.isInteger(status) || status < 200 || status > 599) {
      throw new RangeError(`init["status"] must be in the range of 200 to 599, inclusive.`);
    }
    if (source !== null && BODILESS.includes(status)) {
      throw new TypeError(`Response with status ${status} cannot have a body`);
    }
    this.status = status;
    this.statusText = String(init.statusText ?? "");
    this.headers = new Headers(init.headers);
    if (type !== undefined && !this.headers.has("content-type"))
      this.headers.set("content-type", type);
  }

  static error(): Response {
    const response = new Response();
    Object.defineProperty(response, "status", { value: 0, enumerable: true });
    response.#type = "error";
    return response;
  }

  static json(data: unknown, init: ResponseInit = {}): Response {
    const text = JSON.stringify(data);
    if (text === undefined) throw new TypeError("The data is not JSON serializable");
    const headers = new Headers(init.headers);
    if (!headers.has("content-type")) headers.set("content-type", "application/json");
    return new Response(text, { ...init, headers });
  }

  static redirect(url: unknown, status = 302): Response {
    if (!REDIRECTS.includes(status)) throw new RangeError(`Invalid status code ${status}`);
    return new Response(null, { status, headers: { location: new URL(url).href } });
  }

  get ok(): boolean {
    return this.status >= 200 && this.status <= 299;
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

  clone(): Response {
    const copy = new Response(null, { headers: this.headers, statusText: this.statusText });
    Object.defineProperty(copy, "status", { value: this.status, enumerable: true });
    copy.source = this.tee();
    copy.#type = this.#type;
    copy.#url = this.#url;
    copy.#redirected = this.#redirected;
    return copy;
  }
}

tag(Response, "Response");
