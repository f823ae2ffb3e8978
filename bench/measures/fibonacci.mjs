// @ts-check
import { loadSuite } from "../harness/artifact.mjs";
import { atMost, row, whyMissing } from "../harness/row.mjs";
import { alternate, repeat } from "../harness/timing.mjs";

/** @type {import("../harness/types.d.ts").Measure} */
export const fibonacci = {
  name: "fibonacci",
  async run({ quick, peer }) {
    const artifact = await loadSuite();
    const worker = "missing" in peer ? null : peer.worker(peer.suite);
    const ours = () => artifact.call("fibonacci", [25]);
    const theirs = () => worker?.call("fibonacci", "25");
    try {
      await repeat(2, ours);
      if (worker) await repeat(2, theirs);
      const samples = await alternate(quick ? 2 : 20, {
        ours: () => repeat(2, ours),
        ...(worker && { peer: () => repeat(2, theirs) }),
      });
      return [
        row({
          what: "fib(25), fuel on",
          unit: "ms",
          statistic: "p50",
          ours: samples.ours,
          peer: samples.peer ?? null,
          ...whyMissing(peer),
          target: atMost(30),
          how: "A task that computes the 25th Fibonacci number without a table, the whole warm call",
        }),
      ];
    } finally {
      await worker?.close();
    }
  },
};
