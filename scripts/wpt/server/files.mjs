// @ts-check
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { extname, normalize } from "node:path";
import { fileOf } from "../checkout.mjs";
import { applyPipes } from "./pipes.mjs";
import { substitute } from "./substitute.mjs";

/** @import { Request, Response } from "./message.mjs" */
/** @import { Context } from "./server.mjs" */

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".gif": "image/gif",
  ".html": "text/html",
  ".jpg": "image/jpeg",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".wasm": "application/wasm",
  ".xhtml": "application/xhtml+xml",
  ".xml": "text/xml",
};

/**
 * Answers with a file of the checkout, with its `.headers` and what `?pipe=` asks for.
 * @param {Request} request
 * @param {Response} response
 * @param {Context} context
 */
export async function sendFile(request, response, context) {
  const file = fileOf(context.checkout, normalize(decodeURIComponent(request.path)).slice(1));
  if (!existsSync(file) || !(await stat(file)).isFile()) {
    response.status = 404;
    response.statusText = "Not Found";
    response.header("Content-Type", "text/plain").end(`there is no ${request.path}`);
    return;
  }
  const bytes = await readFile(file);
  if (file.endsWith(".asis")) {
    response.raw = true;
    response.end(bytes);
    return;
  }
  const own = await ownHeaders(`${file}.headers`);
  if (!own.some(([name]) => name.toLowerCase() === "content-type")) {
    response.header("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
  }
  response.headers.push(...own);
  const content = file.includes(".sub.")
    ? Buffer.from(substitute(bytes.toString("latin1"), request, context), "latin1")
    : bytes;
  await applyPipes(content, request, response, context);
}

/**
 * @param {string} file
 * @returns {Promise<[string, string][]>}
 */
async function ownHeaders(file) {
  if (!existsSync(file)) return [];
  const lines = (await readFile(file, "latin1"))
    .split(/\r?\n/)
    .filter((line) => line.includes(":"));
  return lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
}
