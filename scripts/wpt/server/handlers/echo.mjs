// @ts-check
/** @import { Handler } from "./index.mjs" */

/**
 * Gives chosen headers of the request back as `x-request-<name>`.
 * @type {Handler}
 */
export function inspectHeaders(request, response) {
  const names = request.query.get("headers")?.split("|") ?? [];
  for (const name of names) {
    const value = request.header(name);
    if (value !== undefined) response.header(`x-request-${name}`, value);
  }
  if (request.query.has("cors")) {
    response.header("Access-Control-Allow-Origin", request.header("origin") ?? "*");
    response.header("Access-Control-Allow-Credentials", "true");
    response.header("Access-Control-Allow-Methods", "GET, POST, HEAD");
    response.header(
      "Access-Control-Expose-Headers",
      names.map((name) => `x-request-${name}`).join(", "),
    );
    response.header(
      "Access-Control-Allow-Headers",
      request.query.get("allow_headers") ?? request.headers.map(([name]) => name).join(", "),
    );
  }
  response.header("Content-Type", "text/plain").end();
}

/**
 * Gives the body back, and what the request said of it.
 * @type {Handler}
 */
export function echoContent(request, response) {
  response.header("X-Request-Method", request.method);
  response.header("X-Request-Content-Length", request.header("content-length") ?? "NO");
  response.header("X-Request-Content-Type", request.header("content-type") ?? "NO");
  response.header("Content-Type", "text/plain").end(request.body);
}

/**
 * Gives method and body back.
 * @type {Handler}
 */
export function method(request, response) {
  if (request.query.has("cors")) {
    response.header("Access-Control-Allow-Origin", "*");
    response.header("Access-Control-Allow-Credentials", "true");
    response.header("Access-Control-Allow-Methods", "GET, POST, PUT, FOO");
    response.header("Access-Control-Allow-Headers", "x-test, x-foo");
    response.header("Access-Control-Expose-Headers", "x-request-method");
  }
  response.header("x-request-method", request.method);
  for (const name of ["type", "length", "encoding", "language", "location"]) {
    response.header(`x-request-content-${name}`, request.header(`content-${name}`) ?? "NO");
  }
  response.end(request.body);
}

/**
 * Answers with the status, text, type and content of the query.
 * @type {Handler}
 */
export function status(request, response) {
  response.status = Number(request.query.get("code") ?? 200);
  response.statusText = request.query.get("text") ?? "OMG";
  response.header("Content-Type", request.query.get("type") ?? "");
  response.header("X-Request-Method", request.method);
  response.end(request.query.get("content") ?? "");
}

/**
 * Has an ETag.
 * @type {Handler}
 */
export function cache(request, response) {
  const etag = '"123abc"';
  if (request.header("if-none-match") === etag) {
    response.status = 304;
    response.statusText = "Not Modified";
    response.header("X-HTTP-STATUS", "304").end();
    return;
  }
  response.header("ETag", etag).header("Content-Type", "text/plain");
  response.end("lorem ipsum dolor sit amet");
}

/**
 * The headers as they came over the wire.
 * @type {Handler}
 */
export function echoHeaders(request, response) {
  response.header("Content-Type", "text/plain");
  response.end(request.headers.map(([name, value]) => `${name}: ${value}\n`).join(""));
}

/**
 * Answers with a header of the query.
 * @type {Handler}
 */
export function parseHeaders(request, response) {
  const value = request.query.get("my-custom-header");
  if (value !== null) response.header("My-Custom-Header", value);
  response.end();
}
