// @ts-check

/** @import { Row } from "./types.d.ts" */

/**
 * @param {Row} row
 * @returns {"reached" | "missed" | null} null where there is no target
 */
export function verdict({ ours, statistic, target }) {
  if (target === null) return null;
  const value = ours[statistic];
  const held = target.kind === "at most" ? value <= target.value : value >= target.value;
  return held ? "reached" : "missed";
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
