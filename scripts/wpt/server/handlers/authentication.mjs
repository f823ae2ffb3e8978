// @ts-check
import { allowOrigin } from "./cors.mjs";

/** @import { Handler } from "./index.mjs" */

/**
 * Lets in who comes as `user` with `password`.
 * @type {Handler}
 */
export function authentication(request, response) {
  const [, credentials = ""] = /^Basic (.*)$/.exec(request.header("authorization") ?? "") ?? [];
  if (Buffer.from(credentials, "base64").toString() === "user:password") {
    response.end("Authentication done");
    return;
  }
  response.status = 401;
  response.statusText = "Unauthorized";
  response.header("WWW-Authenticate", `Basic realm="${request.query.get("realm") ?? "test"}"`);
  response.end("Please login with credentials 'user' and 'password'");
}

/**
 * Says what the Authorization header was.
 * @type {Handler}
 */
export function dumpAuthorization(request, response) {
  response.header("Content-Type", "text/html").header("Cache-Control", "no-cache");
  allowOrigin(request, response);
  response.header("Access-Control-Allow-Headers", "Authorization");
  response.end(request.header("authorization") ?? "none");
}
