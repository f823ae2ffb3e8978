// @ts-check
import { atMost, row, whyMissing } from "../harness/row.mjs";
import { changedBuilds } from "./builds.mjs";
import { HELLO } from "./hello.mjs";

/** @type {import("../harness/types.d.ts").Measure} */
export const changedBuild = {
  name: "changed-build",
  async run(context) {
    context.say("builds after a change: the peer's take half a minute each");
    const { unchanged, ...samples } = await changedBuilds(context, "changed", "main.ts", HELLO);
    const shared = { unit: /** @type {const} */ ("ms"), statistic: /** @type {const} */ ("p50") };
    return [
      row({
        what: "build after one changed line",
        ...samples,
        ...whyMissing(context.peer),
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
