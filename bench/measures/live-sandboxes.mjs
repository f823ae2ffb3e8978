// @ts-check
import { setTimeout as delay } from "node:timers/promises";
import { probe, suite } from "../harness/capsule.mjs";
import { memoryOf } from "../harness/memory.mjs";
import { atLeast, row, whyMissing } from "../harness/row.mjs";

/** @import { PeerWorker } from "../peer/types.d.ts" */

const GIBIBYTE = 2 ** 30;

/** The peer starts all its calls at once and says nothing: memory has settled by then. */
const PEER_SETTLES = 5000;

/** @type {import("../harness/types.d.ts").Measure} */
export const liveSandboxes = {
  name: "live-sandboxes",
  async run({ quick, peer, say }) {
    if (memoryOf() === null) {
      say("live-sandboxes needs Linux: left out");
      return [];
    }
    const { artifact } = await suite();
    const count = quick ? 200 : 2000;
    const held = await probe("live-sandboxes", artifact, count);
    const each = held.proportional / held.started;
    const theirs = "missing" in peer ? null : await holdAtPeer(peer.worker(peer.suite), 200);
    const how = `${held.started} calls held open in one process, each waiting for a timer`;
    return [
      row({
        what: "live sandboxes in 1 GiB",
        unit: "count",
        statistic: "p50",
        ours: [Math.floor(GIBIBYTE / each)],
        peer: theirs === null ? null : [Math.floor(GIBIBYTE / theirs)],
        ...(theirs === null ? whyMissing(peer) : { peerNote: "200 calls held open" }),
        target: atLeast(2000),
        how: `${how}: 1 GiB divided by the memory of one`,
      }),
      row({
        what: "memory of a live sandbox",
        unit: "bytes",
        statistic: "p50",
        ours: [each],
        peer: theirs === null ? null : [theirs],
        ...whyMissing(peer),
        target: null,
        how: `${how}: growth of the process's proportional memory, divided by the calls`,
      }),
    ];
  },
};

/**
 * @param {PeerWorker} worker
 * @param {number} count
 * @returns {Promise<number>} bytes of each held call
 */
async function holdAtPeer(worker, count) {
  try {
    await worker.call("hello", "Ada");
    const before = /** @type {NonNullable<ReturnType<typeof memoryOf>>} */ (memoryOf(worker.pid));
    for (let i = 0; i < count; i++) worker.call("wait", "600000").catch(() => {});
    await delay(PEER_SETTLES);
    const after = /** @type {NonNullable<ReturnType<typeof memoryOf>>} */ (memoryOf(worker.pid));
    return (after.proportional - before.proportional) / count;
  } finally {
    await worker.close();
  }
}
