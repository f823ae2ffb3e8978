import { load } from "../load.ts";
import { requireArguments } from "../webidl/convert.ts";
import { BAD_PORTS } from "./bad-ports.ts";
import { readBytes } from "./body.ts";
import { Content } from "./content.ts";
import { decodeDataUrl } from "./data-url.ts";
import { networkError } from "./error.ts";
import { Headers } from "./headers.ts";
import { Incoming } from "./incoming.ts";
import { isRedirect, redirected } from "./redirect.ts";
import { refererFor } from "./referrer.ts";
import { Request, type RequestInit, type RequestParts, requestParts } from "./request.ts";
import type { Options } from "./request-options.ts";
import { type Response, receive } from "./response.ts";
import { type Hop, send } from "./transport.ts";

const MAX_REDIRECTS = 20;

/** The Web's `fetch`. Each hop of a redirect is a request of its own, which the host checks. */
export async function fetch(...args: [input: unknown, init?: RequestInit]): Promise<Response> {
  requireArguments(args.length, 1, "fetch");
  native.announceRequest();
  const parts = requestParts(new Request(...args));
  const { content, signal, url } = parts;
  try {
    signal?.throwIfAborted();
  } catch (reason) {
    content?.cancel(reason);
    throw reason;
  }
  if (url.protocol === "data:") return fetchData(parts);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw networkError("unknown scheme");
  return follow(parts);
}

function fetchData({ method, signal, url: { href } }: RequestParts): Response {
  const { type, bytes: all } = decodeDataUrl(href.split("#", 1)[0] as string);
  const bytes = method === "HEAD" ? new Uint8Array() : all;
  const content =
    signal === null
      ? new Content(bytes)
      : new Content(new Incoming({ id: 0, bytes, signal, decoder: null, explain: (it) => it }));
  const headers = new Headers({ "content-type": type });
  return receive({ status: 200, headers, content, url: href, redirected: false });
}

/** Sends a request, and those that redirects ask for. */
async function follow(parts: RequestParts): Promise<Response> {
  const { options, signal } = parts;
  let hop: Hop = {
    method: parts.method,
    url: parts.url,
    headers: withCacheHeaders(parts.headers, options),
    body: parts.content?.outgoing ?? null,
  };
  for (let redirects = 0; ; redirects++) {
    if (BAD_PORTS.includes(Number(hop.url.port || "80"))) throw networkError("bad port");
    const answer = await send(withReferer(hop, options), signal);
    const { status, headers } = answer;
    if (!isRedirect(status, headers) || options.redirect === "manual") {
      const content = await checked(answer.content, options.integrity);
      const url = hop.url.href.split("#", 1)[0] as string;
      return receive({ status, headers, content, url, redirected: redirects > 0 });
    }
    answer.content?.cancel(undefined);
    if (options.redirect === "error") throw networkError("unexpected redirect");
    if (redirects === MAX_REDIRECTS) throw networkError("redirect count exceeded");
    hop = redirected(hop, status, headers.get("location") ?? "");
  }
}

function withCacheHeaders(headers: Headers, { cache }: Options): Headers {
  const sent = new Headers(headers);
  if (cache === "no-cache" && !sent.has("cache-control")) {
    sent.append("cache-control", "max-age=0");
  }
  if (cache === "no-store" || cache === "reload") {
    if (!sent.has("pragma")) sent.append("pragma", "no-cache");
    if (!sent.has("cache-control")) sent.append("cache-control", "no-cache");
  }
  return sent;
}

function withReferer(hop: Hop, options: Options): Hop {
  const referer = options.referrer === "client" ? null : refererFor(hop.url, options);
  if (referer === null || hop.headers.has("referer")) return hop;
  const headers = new Headers(hop.headers);
  headers.append("referer", referer);
  return { ...hop, headers };
}

/** A body whose bytes have the digest that the request asks for. */
async function checked(content: Content | null, integrity: string): Promise<Content | null> {
  if (integrity === "") return content;
  const bytes = await readBytes(content);
  if (!load("integrity").matchesIntegrity(bytes, integrity)) {
    throw networkError("integrity mismatch");
  }
  return content === null ? null : new Content(bytes);
}

Object.defineProperty(fetch, "length", { value: 1 });
