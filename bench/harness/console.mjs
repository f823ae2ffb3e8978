// @ts-check
import { format } from "./format.mjs";
import { advantage, verdict } from "./verdict.mjs";

/** @import { Row } from "./types.d.ts" */

/**
 * The rows of one measure, on stdout as soon as they are known.
 * @param {readonly Row[]} rows
 */
export function printRows(rows) {
  for (const row of rows) {
    const { what, ours, peer, statistic, unit, target } = row;
    const parts = [`${what}: ${format(ours[statistic], unit)}`];
    if (ours.n >= 100) parts.push(`p99 ${format(ours.p99, unit)}`);
    const factor = advantage(row);
    if (peer !== null)
      parts.push(`peer ${format(peer[statistic], unit)} (${factor?.toPrecision(3)}×)`);
    if (row.node) parts.push(`Node ${format(row.node[statistic], unit)}`);
    if (target !== null)
      parts.push(`${verdict(row)} (${target.kind} ${format(target.value, unit)})`);
    console.log(parts.join(", "));
  }
}
