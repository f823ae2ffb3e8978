// @ts-check
import { atMost, row, whyMissing } from "../harness/row.mjs";
import { coldBuilds } from "./builds.mjs";
import { HELLO } from "./hello.mjs";

/** @type {import("../harness/types.d.ts").Measure} */
export const coldBuild = {
  name: "cold-build",
  async run(context) {
    context.say("cold builds: the peer's take half a minute each");
    return [
      row({
        what: "build of one task, all caches empty",
        unit: "ms",
        statistic: "p50",
        ...(await coldBuilds(context, "cold", "main.ts", HELLO)),
        ...whyMissing(context.peer),
        target: atMost(4000),
        how: "`capsule build` in a new folder with an empty per-user cache, the whole process",
      }),
    ];
  },
};
