// @ts-check
import { join } from "node:path";

/** What the suite's server finds elsewhere than under its own path. */
const ELSEWHERE = new Map([["resources/WebIDLParser.js", "resources/webidl2/lib/webidl2.js"]]);

/**
 * The file behind a path of the suite.
 * @param {string} checkout
 * @param {string} path without a slash in front
 */
export function fileOf(checkout, path) {
  return join(checkout, ELSEWHERE.get(path) ?? path);
}
