// @ts-check

/** @import { Row } from "./types.d.ts" */

/**
 * Whether the target was reached; where the judged figure misses it, whether the best sample reaches it: on a busy machine
 * that is the one that was disturbed least.
 * @param {Row} row
 * @returns {"reached" | "missed" | "missed, best sample reaches" | null} null where there is no target
 */
export function verdict({ ours, statistic, target }) {
  if (target === null) return null;
  const { kind, value } = target;
  const holds = (/** @type {number} */ figure) =>
    kind === "at most" ? figure <= value : figure >= value;
  if (holds(ours[statistic])) return "reached";
  return holds(kind === "at most" ? ours.min : ours.max) ? "missed, best sample reaches" : "missed";
}

/**
 * How many times better ours is than the peer's: below 1 it is worse.
 * @param {Row} row
 * @returns {number | null} null where there is no peer
 */
export function advantage({ ours, peer, statistic, unit }) {
  if (peer === null) return null;
  const moreIsBetter = unit === "/s" || unit === "count";
  return moreIsBetter ? ours[statistic] / peer[statistic] : peer[statistic] / ours[statistic];
}
