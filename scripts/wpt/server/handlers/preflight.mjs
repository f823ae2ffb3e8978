// @ts-check
/** @import { Handler } from "./index.mjs" */

const EXPOSED =
  "x-did-preflight, x-control-request-headers, x-referrer, x-preflight-referrer, x-origin";

/**
 * Remembers a preflight, and says of the request behind it whether there was one. A task sends none.
 * @type {Handler}
 */
export function preflight(request, response, { stash }) {
  const token = request.query.get("token");
  response.header("Content-Type", "text/plain");
  for (const origin of request.query.get("origin")?.split(", ") ?? ["*"]) {
    response.header("Access-Control-Allow-Origin", origin);
  }
  if (request.query.has("clear-stash")) {
    response.end(stash.take(token ?? "") === undefined ? "0" : "1");
    return;
  }
  if (request.query.has("credentials")) response.header("Access-Control-Allow-Credentials", "true");
  const isPreflight = request.method === "OPTIONS";
  const known = isPreflight ? undefined : stash.take(token ?? "");
  if (isPreflight) {
    response.status = Number(request.query.get("preflight_status") ?? 200);
  } else {
    response.header("Access-Control-Expose-Headers", EXPOSED);
    response.header("x-did-preflight", known === undefined ? "0" : "1");
    response.header("x-control-request-headers", "");
    response.header("x-preflight-referrer", "");
    response.header("x-referrer", request.header("referer") ?? "");
    response.header("x-origin", request.header("origin") ?? "");
  }
  if (token !== null) stash.put(token, {});
  response.end();
}
