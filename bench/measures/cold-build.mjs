// @ts-check
import { capsule } from "../harness/capsule.mjs";
import { atMost, row, whyMissing } from "../harness/row.mjs";
import { alternate } from "../harness/timing.mjs";
import { emptyCache, project } from "../harness/workspace.mjs";
import { forPeer, HELLO } from "./hello.mjs";

/** @type {import("../harness/types.d.ts").Measure} */
export const coldBuild = {
  name: "cold-build",
  async run({ quick, peer, say }) {
    say("cold builds: the peer's take half a minute each");
    const samples = await alternate(quick ? 1 : 3, {
      ours: async () => {
        const folder = await project("cold", { files: { "main.ts": HELLO } });
        const cache = await emptyCache();
        return [(await capsule(folder, ["build"], { XDG_CACHE_HOME: cache })).ms];
      },
      ...(!("missing" in peer) && {
        peer: async () => {
          const folder = await peer.project("cold", { "main.ts": forPeer(HELLO) });
          return [(await peer.command(folder, "build", "main.ts")).ms];
        },
      }),
    });
    return [
      row({
        what: "build of one task, all caches empty",
        unit: "ms",
        statistic: "p50",
        ours: samples.ours,
        peer: samples.peer ?? null,
        ...whyMissing(peer),
        target: atMost(4000),
        how: "`capsule build` in a new folder with an empty per-user cache, the whole process",
      }),
    ];
  },
};
