// @ts-check
import { authentication, dumpAuthorization } from "./authentication.mjs";
import {
  cache,
  echoContent,
  echoHeaders,
  inspectHeaders,
  method,
  parseHeaders,
  status,
} from "./echo.mjs";
import { preflight } from "./preflight.mjs";
import { commonRedirect, emptyLocation, redirect } from "./redirect.mjs";
import { badChunks, endless, trickle } from "./slow.mjs";
import { cleanStash, putStash, takeStash } from "./stash.mjs";

/** @import { Request, Response } from "../message.mjs" */
/** @import { Context } from "../server.mjs" */

/** @typedef {(request: Request, response: Response, context: Context) => any} Handler */

/**
 * What stands for the suite's server scripts, by their paths.
 * @type {Record<string, Handler>}
 */
export const HANDLERS = {
  "/common/redirect.py": commonRedirect,
  "/fetch/api/resources/authentication.py": authentication,
  "/fetch/api/resources/bad-chunk-encoding.py": badChunks,
  "/fetch/api/resources/cache.py": cache,
  "/fetch/api/resources/clean-stash.py": cleanStash,
  "/fetch/api/resources/dump-authorization-header.py": dumpAuthorization,
  "/fetch/api/resources/echo-content.py": echoContent,
  "/fetch/api/resources/infinite-slow-response.py": endless,
  "/fetch/api/resources/inspect-headers.py": inspectHeaders,
  "/fetch/api/resources/method.py": method,
  "/fetch/api/resources/preflight.py": preflight,
  "/fetch/api/resources/redirect-empty-location.py": emptyLocation,
  "/fetch/api/resources/redirect.py": redirect,
  "/fetch/api/resources/stash-put.py": putStash,
  "/fetch/api/resources/stash-take.py": takeStash,
  "/fetch/api/resources/status.py": status,
  "/fetch/api/resources/trickle.py": trickle,
  "/xhr/resources/echo-headers.py": echoHeaders,
  "/xhr/resources/parse-headers.py": parseHeaders,
  "/xhr/resources/status.py": status,
};
