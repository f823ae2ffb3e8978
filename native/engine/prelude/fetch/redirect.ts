import { URL } from "../url/url.ts";
import { networkError } from "./error.ts";
import { Headers, headerPairs } from "./headers.ts";
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
  const to = target(hop.url, location);
  if (status !== 303 && hop.body !== null && !(hop.body instanceof Uint8Array)) {
    throw networkError("a body that is a stream can't be sent again to where a redirect leads");
  }
  const becomesGet =
    (status === 303 && hop.method !== "GET" && hop.method !== "HEAD") ||
    ((status === 301 || status === 302) && hop.method === "POST");
  const dropped = [
    ...(becomesGet ? BODY_HEADERS : []),
    ...(hop.url.origin === to.origin ? [] : CREDENTIALS),
  ];
  const kept = headerPairs(hop.headers).filter(([name]) => !dropped.includes(name));
  return {
    method: becomesGet ? "GET" : hop.method,
    url: to,
    headers: new Headers(kept),
    body: becomesGet ? null : hop.body,
  };
}

function target(from: URL, location: string): URL {
  let to: URL;
  try {
    // A header's bytes are UTF-8 in an address.
    to = new URL(native.decodeUtf8(native.encodeLatin1(location), false), from.href);
  } catch {
    throw networkError(`it redirects to "${location}", which is no URL`);
  }
  if (to.protocol !== "http:" && to.protocol !== "https:") {
    throw networkError("URL scheme must be a HTTP(S) scheme");
  }
  if (to.username !== "" || to.password !== "") {
    throw networkError('URL cannot contain credentials for request mode "cors"');
  }
  if (to.hash === "") to.hash = from.hash;
  return to;
}
