// @ts-check
import { loadSuite } from "../harness/artifact.mjs";
import { row, whyMissing } from "../harness/row.mjs";
import { alternate, repeat } from "../harness/timing.mjs";

const SIZES = [
  { name: "1 KB", rows: 16 },
  { name: "100 KB", rows: 1600 },
];

/** @type {import("../harness/types.d.ts").Measure} */
export const argumentSizes = {
  name: "argument-sizes",
  async run({ quick, peer }) {
    const artifact = await loadSuite();
    const worker = "missing" in peer ? null : peer.worker(peer.suite);
    const results = [];
    try {
      for (const { name, rows } of SIZES) {
        const value = table(rows);
        const text = JSON.stringify(value);
        const ours = () => artifact.call("count", [value]);
        const theirs = () => worker?.call("count", text);
        await repeat(50, ours);
        if (worker) await repeat(20, theirs);
        const samples = await alternate(quick ? 2 : 10, {
          ours: () => repeat(50, ours),
          ...(worker && { peer: () => repeat(20, theirs) }),
        });
        results.push(
          row({
            what: `warm call with ${name} of arguments`,
            unit: "ms",
            statistic: "p50",
            ours: samples.ours,
            peer: samples.peer ?? null,
            ...(worker ? { peerNote: "the same JSON as a string" } : whyMissing(peer)),
            target: null,
            how: `A task that counts the ${rows} rows it is given (${text.length} characters of JSON)`,
          }),
        );
      }
    } finally {
      await worker?.close();
    }
    return results;
  },
};

/**
 * Rows of about 63 characters of JSON.
 * @param {number} count
 */
function table(count) {
  return Array.from({ length: count }, (_, index) => ({
    id: 10_000 + index,
    city: "Seattle",
    rain: 10.9,
    wind: [4.7, 2.3],
    dry: false,
  }));
}
