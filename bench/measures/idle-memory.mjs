// @ts-check
import { capsule, probe } from "../harness/capsule.mjs";
import { memoryOf } from "../harness/memory.mjs";
import { row, whyMissing } from "../harness/row.mjs";
import { project } from "../harness/workspace.mjs";
import { generated } from "./generated.mjs";

/** Tasks of the artifact; one of them is `main`, which is not called. */
const COUNT = 100;

/** @type {import("../harness/types.d.ts").Measure} */
export const idleMemory = {
  name: "idle-memory",
  async run({ quick, peer, say }) {
    if (memoryOf() === null) {
      say("idle-memory needs Linux: left out");
      return [];
    }
    const folder = await project("idle", { files: generated(COUNT) });
    await capsule(folder, ["build"]);
    /** @type {{ first: number[], further: number[], peer: number[] }} */
    const samples = { first: [], further: [], peer: [] };
    for (let round = 0; round < (quick ? 1 : 5); round++) {
      const { first, further } = await probe("idle-memory", `${folder}/.capsule/build`, COUNT - 1);
      samples.first.push(first);
      samples.further.push(further);
      if (!("missing" in peer)) samples.peer.push(await peerGrowth(peer));
    }
    const shared = {
      unit: /** @type {const} */ ("bytes"),
      statistic: /** @type {const} */ ("p50"),
      target: null,
    };
    return [
      row({
        what: "memory of a loaded artifact, idle",
        ours: samples.first,
        peer: samples.peer.length === 0 ? null : samples.peer,
        ...("missing" in peer
          ? whyMissing(peer)
          : { peerNote: "growth of its worker by its first call" }),
        how: "Growth of a Node process by runtime, addon, engine and one task, after one call",
        ...shared,
      }),
      row({
        what: "memory of each further task, idle",
        ours: samples.further,
        peer: null,
        peerNote: "has one task a component",
        how: `Growth by ${COUNT - 2} further tasks of the artifact, each called once, divided by their number`,
        ...shared,
      }),
    ];
  },
};

/** @param {import("../peer/types.d.ts").Peer} peer */
async function peerGrowth(peer) {
  const worker = peer.worker(peer.suite);
  try {
    const before = memoryOf(worker.pid);
    await worker.call("hello", "Ada");
    return (memoryOf(worker.pid)?.proportional ?? 0) - (before?.proportional ?? 0);
  } finally {
    await worker.close();
  }
}
