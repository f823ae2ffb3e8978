// @ts-check
/** @import { Request, Response } from "../message.mjs" */

/**
 * Lets the origin read the answer that asked for it, or every one.
 * @param {Request} request
 * @param {Response} response
 */
export function allowOrigin(request, response) {
  const origin = request.header("origin");
  response.header("Access-Control-Allow-Origin", origin ?? "*");
  if (origin !== undefined) response.header("Access-Control-Allow-Credentials", "true");
}
