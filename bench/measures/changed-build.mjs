// @ts-check
import { writeFile } from "node:fs/promises";
import { capsule } from "../harness/capsule.mjs";
import { atMost, row, whyMissing } from "../harness/row.mjs";
import { alternate } from "../harness/timing.mjs";
import { project } from "../harness/workspace.mjs";
import { changed, forPeer, HELLO } from "./hello.mjs";

/** Builds of ours for one of the peer's. */
const PER_ROUND = 4;

/** @type {import("../harness/types.d.ts").Measure} */
export const changedBuild = {
  name: "changed-build",
  async run({ quick, peer, say }) {
    say("builds after a change: the peer's take half a minute each");
    const folder = await project("changed", { files: { "main.ts": HELLO } });
    await capsule(folder, ["build"]);
    const theirs =
      "missing" in peer
        ? null
        : { peer, folder: await peer.project("changed", { "main.ts": forPeer(HELLO) }) };
    if (theirs) await theirs.peer.command(theirs.folder, "build", "main.ts");

    let edits = 0;
    /** @type {number[]} */
    const unchanged = [];
    const samples = await alternate(quick ? 1 : 3, {
      ours: async () => {
        const times = [];
        for (let build = 0; build < PER_ROUND; build++) {
          await writeFile(`${folder}/main.ts`, changed(HELLO, ++edits));
          times.push((await capsule(folder, ["build"])).ms);
          unchanged.push((await capsule(folder, ["build"])).ms);
        }
        return times;
      },
      ...(theirs && {
        peer: async () => {
          await writeFile(`${theirs.folder}/main.ts`, forPeer(changed(HELLO, ++edits)));
          return [(await theirs.peer.command(theirs.folder, "build", "main.ts")).ms];
        },
      }),
    });
    const shared = { unit: /** @type {const} */ ("ms"), statistic: /** @type {const} */ ("p50") };
    return [
      row({
        what: "build after one changed line",
        ours: samples.ours,
        peer: samples.peer ?? null,
        ...whyMissing(peer),
        target: atMost(500),
        how: "`capsule build` of one task in a project that was built before, the whole process",
        ...shared,
      }),
      row({
        what: "build with nothing changed",
        ours: unchanged,
        peer: null,
        target: null,
        how: "`capsule build` again, the whole process",
        ...shared,
      }),
    ];
  },
};
