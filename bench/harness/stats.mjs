// @ts-check

/** @import { Summary } from "./types.d.ts" */

/**
 * The value below which the share `q` of the samples lies (nearest rank).
 * @param {readonly number[]} sorted ascending, not empty
 * @param {number} q 0–1
 * @returns {number}
 */
export function quantile(sorted, q) {
  const rank = Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1));
  return /** @type {number} */ (sorted[rank]);
}

/**
 * @param {readonly number[]} samples not empty, in any order
 * @returns {Summary}
 */
export function summarize(samples) {
  if (samples.length === 0) throw new Error("no samples to summarize");
  const sorted = [...samples].sort((a, b) => a - b);
  return {
    n: sorted.length,
    min: quantile(sorted, 0),
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    max: quantile(sorted, 1),
  };
}
