// @ts-check
import { readFileSync } from "node:fs";

/** Source of the smallest project: one task. */
export const HELLO = readFileSync(new URL("../tasks/hello/main.ts", import.meta.url), "utf8");

/**
 * The same source for the peer.
 * @param {string} source
 */
export function forPeer(source) {
  return source.replace("@capsule/runtime", "@capsule-run/sdk");
}

/**
 * The same source with one changed line, different for each number.
 * @param {string} source
 * @param {number} number
 */
export function changed(source, number) {
  return source.replace("Hello", `Hello number ${number}`);
}
