// @ts-check
/** @import { Handler } from "./index.mjs" */

/** @type {Handler} */
export function putStash(request, response, { stash }) {
  response.header("Access-Control-Allow-Origin", "*");
  stash.put(request.query.get("key") ?? "", request.query.get("value"));
  response.end("done");
}

/** @type {Handler} */
export function takeStash(request, response, { stash }) {
  response.header("Access-Control-Allow-Origin", "*").header("Content-Type", "application/json");
  response.end(JSON.stringify(stash.take(request.query.get("key") ?? "") ?? null));
}

/** @type {Handler} */
export function cleanStash(request, response, { stash }) {
  response.end(stash.take(request.query.get("token") ?? "") === undefined ? "0" : "1");
}
