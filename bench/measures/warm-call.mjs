// @ts-check
import { loadStub, loadSuite } from "../harness/artifact.mjs";
import { atMost, row, whyMissing } from "../harness/row.mjs";
import { alternate, repeat } from "../harness/timing.mjs";

const HOW = "A task that greets, called again and again in one process, one call at a time";

/** @type {import("../harness/types.d.ts").Measure} */
export const warmCall = {
  name: "warm-call",
  async run({ quick, peer }) {
    const artifact = await loadSuite();
    const worker = "missing" in peer ? null : peer.worker(peer.suite);
    const greet = await loadStub("main");
    const ours = () => artifact.call("main", ["Ada"]);
    const theirs = () => worker?.call("hello", "Ada");
    try {
      await repeat(500, ours);
      if (worker) await repeat(50, theirs);
      const samples = await alternate(quick ? 2 : 20, {
        ours: () => repeat(500, ours),
        stub: () => repeat(500, () => greet("Ada")),
        ...(worker && { peer: () => repeat(100, theirs) }),
      });
      const shared = {
        unit: /** @type {const} */ ("ms"),
        ours: samples.ours,
        peer: samples.peer ?? null,
        ...(worker ? { peerNote: "through `capsule worker`" } : whyMissing(peer)),
      };
      return [
        row({
          what: "warm call, median",
          statistic: "p50",
          target: atMost(0.1),
          how: HOW,
          ...shared,
        }),
        row({ what: "warm call, p99", statistic: "p99", target: null, how: HOW, ...shared }),
        row({
          what: "warm call through a `task()` stub, median",
          statistic: "p50",
          target: atMost(0.1),
          how: "The same call as a program makes it that imports its own tasks",
          ...shared,
          ours: samples.stub,
        }),
      ];
    } finally {
      await worker?.close();
    }
  },
};
