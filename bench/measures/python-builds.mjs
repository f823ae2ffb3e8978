// @ts-check
import { readFile } from "node:fs/promises";
import { atMost, row, whyMissing } from "../harness/row.mjs";
import { changedBuilds, coldBuilds } from "./builds.mjs";

const HELLO = new URL("../tasks/hello-python/main.py", import.meta.url);

/** @type {import("../harness/types.d.ts").Measure} */
export const pythonBuilds = {
  name: "python-builds",
  async run(context) {
    context.say("builds of a file in Python: the peer's take a quarter of a minute each");
    const source = await readFile(HELLO, "utf8");
    const cold = await coldBuilds(context, "python-cold", "main.py", source);
    const { unchanged: _, ...after } = await changedBuilds(
      context,
      "python-changed",
      "main.py",
      source,
    );
    const shared = {
      unit: /** @type {const} */ ("ms"),
      statistic: /** @type {const} */ ("p50"),
      ...whyMissing(context.peer),
    };
    return [
      row({
        ...shared,
        ...cold,
        what: "Python: build of one file, all caches empty",
        target: atMost(15_000),
        how: "`capsule build` in a new folder with an empty per-user cache, the whole process",
      }),
      row({
        ...shared,
        ...after,
        what: "Python: build after one changed line",
        target: atMost(1000),
        how: "`capsule build` of a file that was built before, the whole process",
      }),
    ];
  },
};
