// @ts-check
import { setTimeout as sleep } from "node:timers/promises";
import { substitute } from "./substitute.mjs";

/** @import { Request, Response } from "./message.mjs" */
/** @import { Context } from "./server.mjs" */

/**
 * Sends a body as the query's `pipe` says: `header(name,value)`, `status(code)`, `slice(from,to)`, `sub`,
 * `trickle(d<seconds>)`.
 * @param {Buffer} content
 * @param {Request} request
 * @param {Response} response
 * @param {Context} context
 */
export async function applyPipes(content, request, response, context) {
  let body = content;
  for (const { name, args } of parsePipes(request.query.get("pipe") ?? "")) {
    const [first = "", second = ""] = args;
    if (name === "header") setHeader(response, first, second, args[2] === "True");
    else if (name === "status") response.status = Number(first);
    else if (name === "slice")
      body = body.subarray(Number(first) || 0, second ? Number(second) : undefined);
    else if (name === "sub")
      body = Buffer.from(substitute(body.toString("latin1"), request, context), "latin1");
    else if (name === "trickle") await sleep(Number(/^d([\d.]+)/.exec(first)?.[1] ?? 0) * 1000);
    else throw new Error(`the pipe ${name} is not known`);
  }
  response.end(body);
}

/**
 * @param {Response} response
 * @param {string} name
 * @param {string} value
 * @param {boolean} isAdded beside others of the name
 */
function setHeader(response, name, value, isAdded) {
  if (!isAdded) {
    response.headers = response.headers.filter(
      ([other]) => other.toLowerCase() !== name.toLowerCase(),
    );
  }
  response.header(name, value);
}

/** @param {string} text such as `header(a,b)|sub` */
function parsePipes(text) {
  return [...text.matchAll(/(\w+)(?:\(((?:\\.|[^)\\])*)\))?(?:\||$)/g)].map(
    ([, name = "", list = ""]) => ({
      name,
      args: list === "" ? [] : list.split(/(?<!\\),/).map((arg) => arg.replace(/\\(.)/g, "$1")),
    }),
  );
}
