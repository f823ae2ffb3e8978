// @ts-check
import { summarize } from "./stats.mjs";

/** @import { Context, Row } from "./types.d.ts" */

/**
 * A row from samples.
 * @param {Omit<Row, "ours" | "node" | "peer"> & { ours: readonly number[], node?: readonly number[], peer: readonly number[] | null }} parts
 * @returns {Row}
 */
export function row({ ours, node, peer, ...rest }) {
  return {
    ...rest,
    ours: summarize(ours),
    ...(node && { node: summarize(node) }),
    peer: peer === null ? null : summarize(peer),
  };
}

/**
 * What a row says in the peer's place when it is missing.
 * @param {Context["peer"]} peer
 * @returns {{ peerNote?: string }}
 */
export function whyMissing(peer) {
  return "missing" in peer ? { peerNote: peer.missing } : {};
}

/**
 * @param {number} value
 * @param {string} [because] where a bound that is not a constant comes from
 * @returns {import("./types.d.ts").Target}
 */
export function atMost(value, because) {
  return { kind: "at most", value, ...(because === undefined ? {} : { because }) };
}

/**
 * @param {number} value
 * @returns {import("./types.d.ts").Target}
 */
export function atLeast(value) {
  return { kind: "at least", value };
}
