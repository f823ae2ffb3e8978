// @ts-check
import { loadSuite } from "../harness/artifact.mjs";
import { row, whyMissing } from "../harness/row.mjs";
import { alternate, repeat } from "../harness/timing.mjs";

/** Calls under way at once: more than any machine has cores. */
const IN_FLIGHT = 64;

/** @type {import("../harness/types.d.ts").Measure} */
export const throughput = {
  name: "throughput",
  async run({ quick, peer }) {
    const artifact = await loadSuite();
    const worker = "missing" in peer ? null : peer.worker(peer.suite);
    const ours = () => artifact.call("main", ["Ada"]);
    const theirs = () => worker?.call("hello", "Ada");
    const seconds = quick ? 0.5 : 2;
    try {
      await repeat(50, ours);
      if (worker) await repeat(50, theirs);
      const samples = await alternate(quick ? 2 : 6, {
        ours: async () => [await rate(seconds, ours)],
        ...(worker && { peer: async () => [await rate(seconds, theirs)] }),
      });
      return [
        row({
          what: "calls per second, all cores",
          unit: "/s",
          statistic: "p50",
          ours: samples.ours,
          peer: samples.peer ?? null,
          ...whyMissing(peer),
          target: null,
          how: `The same task as in the warm call, ${IN_FLIGHT} calls under way at any time, ${seconds} s a sample`,
        }),
      ];
    } finally {
      await worker?.close();
    }
  },
};

/**
 * Calls a second, with `IN_FLIGHT` lanes that each start the next call when the last has ended.
 * @param {number} seconds
 * @param {() => unknown} call
 */
async function rate(seconds, call) {
  const start = performance.now();
  const end = start + seconds * 1000;
  let calls = 0;
  const lane = async () => {
    while (performance.now() < end) {
      await call();
      calls++;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
  return calls / ((performance.now() - start) / 1000);
}
