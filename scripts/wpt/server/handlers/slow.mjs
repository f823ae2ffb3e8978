// @ts-check
import { setTimeout as sleep } from "node:timers/promises";

/** @import { Handler } from "./index.mjs" */

/**
 * Writes until the other side goes, or another request stashes something under `abortKey`.
 * @param {Parameters<Handler>[0]} request
 * @param {Parameters<Handler>[1]} response
 * @param {Parameters<Handler>[2]} context
 */
export async function endless(request, response, { stash }) {
  const stateKey = request.query.get("stateKey");
  const abortKey = request.query.get("abortKey");
  if (stateKey !== null) stash.put(stateKey, "open");
  response.header("Content-Type", "text/plain");
  await response.write(".".repeat(2048));
  while (!response.isClosed && (abortKey === null || stash.take(abortKey) === undefined)) {
    await response.write(".");
    await sleep(10);
  }
  if (stateKey !== null) stash.put(stateKey, "closed");
  response.end();
}

/**
 * Writes `count` lines, `ms` milliseconds apart.
 * @param {Parameters<Handler>[0]} request
 * @param {Parameters<Handler>[1]} response
 */
export async function trickle(request, response) {
  const delay = Number(request.query.get("ms") ?? 500);
  await sleep(delay);
  if (!request.query.has("notype")) response.header("Content-Type", "text/plain");
  response.sendHead();
  await sleep(delay);
  for (
    let left = Number(request.query.get("count") ?? 50);
    left > 0 && !response.isClosed;
    left--
  ) {
    await response.write("TEST_TRICKLE\n");
    await sleep(delay);
  }
  response.end();
}

/**
 * Writes chunks, and then something that is none.
 * @param {Parameters<Handler>[0]} request
 * @param {Parameters<Handler>[1]} response
 */
export async function badChunks(request, response) {
  const delay = Number(request.query.get("ms") ?? 1000);
  await sleep(delay);
  response.header("Transfer-Encoding", "chunked").sendHead();
  await sleep(delay);
  for (
    let left = Number(request.query.get("count") ?? 50);
    left > 0 && !response.isClosed;
    left--
  ) {
    await response.write("a\r\nTEST_CHUNK\r\n");
    await sleep(delay);
  }
  await response.write("garbage");
  response.end();
}
