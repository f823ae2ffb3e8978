// @ts-check
import { format } from "./format.mjs";
import { advantage, verdict } from "./verdict.mjs";

/** @import { Machine, Results, Row, Summary, Target, Unit } from "./types.d.ts" */

/**
 * `results.md`.
 * @param {Results} results
 * @param {string} notes `notes.md`
 * @returns {string}
 */
export function report({ machine, peer, measures }, notes) {
  const measured = Object.values(measures);
  const rows = measured.flatMap(({ rows }) => rows);
  const loads = measured.map(({ load }) => load);
  return `<!-- Written by bench/run.mjs from results.json and notes.md; edit those. -->

# Bench

${describe(machine)}
Peer: ${peer}.
Load while measuring: ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}, of which the bench itself about 1.

Ours and the peer's samples were taken in turn in the same run, so the ratio says more than either figure: on a busy machine both
are slower together. In bold the median unless the row says otherwise, in brackets the least and the most, or the 99th percentile of
a hundred samples and more. \`×\` is how many times better ours is; below 1 the peer is better. \`npm run bench\` measures anew.

| what | ours | peer | × | plain Node | to reach | |
|---|---|---|---|---|---|---|
${rows.map(tableLine).join("\n")}

## What each row holds

${rows.map(explanation).join("\n")}

${notes.trim()}
`;
}

/**
 * @param {Machine} machine
 * @returns {string}
 */
function describe({ cpu, cores, memory, platform, node }) {
  const gibibytes = Math.round(memory / 2 ** 30);
  return `Machine: ${cpu}, ${cores} cores, ${gibibytes} GiB, ${platform}, Node ${node}.`;
}

/**
 * @param {Row} row
 * @returns {string}
 */
function tableLine(row) {
  const factor = advantage(row);
  const cells = [
    row.what,
    spread(row.ours, row),
    row.peer === null ? "–" : spread(row.peer, row),
    factor === null ? "" : factor >= 10 ? String(Math.round(factor)) : factor.toPrecision(2),
    row.node ? spread(row.node, row) : "",
    row.target === null ? "" : bound(row.target, row.unit),
    verdict(row) ?? "",
  ];
  return `| ${cells.join(" | ")} |`;
}

/**
 * The judged figure in bold, with the others a reader needs beside it.
 * @param {Summary} summary
 * @param {Row} row
 * @returns {string}
 */
function spread(summary, { statistic, unit }) {
  const value = `**${format(summary[statistic], unit)}**`;
  if (summary.n === 1) return value;
  // Of many samples the worst says little.
  const most = summary.n >= 100 ? summary.p99 : summary.max;
  return `${value} (${format(summary.min, unit)} – ${format(most, unit)})`;
}

/**
 * @param {Target} target
 * @param {Unit} unit
 * @returns {string}
 */
function bound({ kind, value }, unit) {
  return `${kind === "at most" ? "≤" : "≥"} ${format(value, unit)}`;
}

/**
 * @param {Row} row
 * @returns {string}
 */
function explanation({ what, how, ours, peer, peerNote, statistic, target }) {
  const samples = [ours, peer].flatMap((it) => (it === null ? [] : [it.n])).join(" and ");
  const figure = statistic === "p50" ? "median" : statistic;
  const parts = [`${how} (${figure} of ${samples})`];
  if (target?.because) parts.push(`Bound: ${target.because}`);
  if (peerNote) parts.push(`Peer: ${peerNote}`);
  return `- *${what}*: ${parts.join(". ")}.`;
}
