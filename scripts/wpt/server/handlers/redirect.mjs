// @ts-check
import { setTimeout as sleep } from "node:timers/promises";
import { allowOrigin } from "./cors.mjs";

/** @import { Handler } from "./index.mjs" */

/**
 * Redirects to the query's `location` and counts how often, under its `token`.
 * @param {Parameters<Handler>[0]} request
 * @param {Parameters<Handler>[1]} response
 * @param {Parameters<Handler>[2]} context
 */
export async function redirect(request, response, { stash }) {
  const { query } = request;
  const token = query.get("token");
  const seen = stash.take(token ?? "") ?? { count: 0 };
  response
    .header("Content-Type", "text/plain")
    .header("Cache-Control", "no-cache")
    .header("Pragma", "no-cache");
  allowOrigin(request, response);
  seen.count += 1;
  const location = query.get("location");
  if (location !== null) response.header("Location", locationOf(location, query, seen.count));
  await sleep(Number(query.get("delay") ?? 0));
  if (token !== null) {
    stash.put(token, seen);
    if (query.has("max_count") && seen.count > Number(query.get("max_count"))) {
      response.headers = response.headers.filter(([name]) => name !== "Location");
      // Without the last, which is no redirect.
      response.end(String(seen.count - 1));
      return;
    }
  }
  response.status = Number(query.get("redirect_status") ?? 302);
  response.statusText = "Redirect";
  response.end();
}

/**
 * The query goes along, unless it is a `simple` one.
 * @param {string} location
 * @param {URLSearchParams} query
 * @param {number} count
 */
function locationOf(location, query, count) {
  const [, scheme = ""] = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(location) ?? [];
  if (query.has("simple") || !["", "http", "https"].includes(scheme.toLowerCase())) return location;
  const separator = location.includes("?") ? "&" : "?";
  return `${location}${separator}${new URLSearchParams(query)}&count=${count}`;
}

/**
 * Redirects with the query's `status` to its `location`.
 * @type {Handler}
 */
export function commonRedirect(request, response) {
  response.status = Number(request.query.get("status")) || 302;
  response.statusText = "Redirect";
  response.header("Location", request.query.get("location") ?? "");
  if (request.query.has("enable-cors")) allowOrigin(request, response);
  response.end();
}

/**
 * Redirects to nowhere.
 * @type {Handler}
 */
export function emptyLocation(_request, response) {
  response.status = 302;
  response.statusText = "Found";
  response.header("Location", "").end();
}
