import { URL } from "../url/url.ts";
import { decodeDataUrl } from "./data-url.ts";
import { isRedirect, redirected } from "./redirect.ts";
import { Request, type RequestInit } from "./request.ts";
import { type Response, receive } from "./response.ts";
import { type Hop, send } from "./transport.ts";

const MAX_REDIRECTS = 20;

/** The Web's `fetch`. Each hop of a redirect is a request of its own, which the host checks. */
export async function fetch(input: unknown, init?: RequestInit): Promise<Response> {
  native.announceRequest();
  const request = new Request(input, init);
  request.signal.throwIfAborted();
  const url = new URL(request.url);
  if (url.protocol === "data:") return decodeDataUrl(url.href);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new TypeError(
      `fetch failed: a task can only fetch http: and https: URLs, not ${url.protocol}`,
    );
  }
  url.hash = "";
  const body = await request.bytes();
  let hop: Hop = {
    method: request.method,
    url: url.href,
    headers: request.headers,
    body: body.length === 0 ? null : body,
  };
  for (let redirects = 0; ; redirects++) {
    const answer = await send(hop, request.signal);
    const { status, headers, source } = answer;
    const follows = isRedirect(status, headers) && request.redirect !== "manual";
    if (!follows) {
      return receive({ status, headers, source, url: hop.url, redirected: redirects > 0 });
    }
    answer.drop();
    if (request.redirect === "error") {
      throw new TypeError(`fetch failed: ${hop.url} redirects, and redirect is "error"`);
    }
    if (redirects === MAX_REDIRECTS) {
      throw new TypeError(
        `fetch failed: ${request.url} redirects more than ${MAX_REDIRECTS} times`,
      );
    }
    hop = redirected(hop, status, headers.get("location") ?? "");
  }
}
