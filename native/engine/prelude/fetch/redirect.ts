import { URL } from "../url/url.ts";
import { Headers } from "./headers.ts";
import type { Hop } from "./transport.ts";

const STATUSES = [301, 302, 303, 307, 308];
/** What describes a body that a redirect drops. */
const BODY_HEADERS = ["content-encoding", "content-language", "content-location", "content-type"];
/** What must not be told to another origin. */
const CREDENTIALS = ["authorization", "proxy-authorization", "cookie"];

export function isRedirect(status: number, headers: Headers): boolean {
  return STATUSES.includes(status) && headers.has("location");
}

/** The request that a redirect asks for; the rules of the Fetch standard. */
export function redirected(hop: Hop, status: number, location: string): Hop {
  const from = new URL(hop.url);
  const to = new URL(location, hop.url);
  if (to.protocol !== "http:" && to.protocol !== "https:") {
    throw new TypeError(`fetch failed: ${hop.url} redirects to ${to.href}, which is not HTTP`);
  }
  const becomesGet =
    (status === 303 && hop.method !== "GET" && hop.method !== "HEAD") ||
    ((status === 301 || status === 302) && hop.method === "POST");
  const dropped = [
    ...(becomesGet ? BODY_HEADERS : []),
    ...(from.origin === to.origin ? [] : CREDENTIALS),
  ];
  return {
    method: becomesGet ? "GET" : hop.method,
    url: to.href,
    headers: new Headers([...hop.headers].filter(([name]) => !dropped.includes(name))),
    body: becomesGet ? null : hop.body,
  };
}
