// @ts-check
import { readFile } from "node:fs/promises";
import { loadSuite } from "../harness/artifact.mjs";
import { row, whyMissing } from "../harness/row.mjs";
import { repeat, time } from "../harness/timing.mjs";

/** The timeout of the tasks that spin, milliseconds. */
const TIMEOUT = 300;

/** @type {import("../harness/types.d.ts").Measure} */
export const timeoutAccuracy = {
  name: "timeout-accuracy",
  async run({ quick, peer, say }) {
    const artifact = await loadSuite();
    const spin = async () => {
      const { error } = await artifact.envelope("spin", []);
      if (error?.error_type !== "timeout") throw new Error(`ended as ${error?.error_type}`);
    };
    const ours = await repeat(quick ? 3 : 20, spin);
    const theirs = "missing" in peer ? null : await peerSpins(peer, quick ? 1 : 3, say);
    return [
      row({
        what: "how late a timeout ends a busy loop",
        unit: "ms",
        statistic: "p50",
        ours: ours.map((ms) => ms - TIMEOUT),
        peer: theirs?.map((ms) => ms - TIMEOUT) ?? null,
        ...(theirs
          ? { peerNote: "its timeout doesn't end the loop, its fuel does" }
          : whyMissing(peer)),
        target: null,
        how: `A task that spins under \`timeout: "${TIMEOUT}ms"\`, wall clock of the call beyond that`,
      }),
    ];
  },
};

/**
 * By `capsule run`: in a worker, the peer applies no limits from the second call on.
 * @param {import("../peer/types.d.ts").Peer} peer
 * @param {number} times
 * @param {(line: string) => void} say
 */
async function peerSpins(peer, times, say) {
  const source = await readFile(new URL("../tasks/peer/spin.ts", import.meta.url), "utf8");
  const folder = await peer.project("spin", { "main.ts": source });
  say("building a task for the peer (half a minute)");
  await peer.command(folder, "build", "main.ts");
  const samples = [];
  for (let i = 0; i < times; i++) {
    samples.push(await time(() => peer.command(folder, "run", "main.ts")));
  }
  return samples;
}
