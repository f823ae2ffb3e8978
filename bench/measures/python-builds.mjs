// @ts-check
import { readFile, writeFile } from "node:fs/promises";
import { capsule } from "../harness/capsule.mjs";
import { atMost, row, whyMissing } from "../harness/row.mjs";
import { alternate } from "../harness/timing.mjs";
import { emptyCache, project } from "../harness/workspace.mjs";
import { changed } from "./hello.mjs";

/** Builds of ours after a change for one of the peer's. */
const PER_ROUND = 4;

const HELLO = new URL("../tasks/hello-python/main.py", import.meta.url);

/** @type {import("../harness/types.d.ts").Measure} */
export const pythonBuilds = {
  name: "python-builds",
  async run({ quick, peer, say }) {
    say("builds of a file in Python: the peer's take a quarter of a minute each");
    const source = await readFile(HELLO, "utf8");
    const theirs =
      "missing" in peer
        ? null
        : { peer, folder: await peer.project("python-changed", { "main.py": source }) };
    const cold = await alternate(quick ? 1 : 3, {
      ours: async () => {
        const folder = await project("python-cold", { files: { "main.py": source } });
        const cache = await emptyCache();
        return [(await capsule(folder, ["build"], { XDG_CACHE_HOME: cache })).ms];
      },
      ...(theirs && {
        peer: async () => {
          const folder = await theirs.peer.project("python-cold", { "main.py": source });
          return [(await theirs.peer.command(folder, "build", "main.py")).ms];
        },
      }),
    });
    const folder = await project("python-changed", { files: { "main.py": source } });
    await capsule(folder, ["build"]);
    let edits = 0;
    const after = await alternate(quick ? 1 : 3, {
      ours: async () => {
        const times = [];
        for (let build = 0; build < PER_ROUND; build++) {
          await writeFile(`${folder}/main.py`, changed(source, ++edits));
          times.push((await capsule(folder, ["build"])).ms);
        }
        return times;
      },
      ...(theirs && {
        peer: async () => {
          await writeFile(`${theirs.folder}/main.py`, changed(source, ++edits));
          return [(await theirs.peer.command(theirs.folder, "build", "main.py")).ms];
        },
      }),
    });
    const shared = {
      unit: /** @type {const} */ ("ms"),
      statistic: /** @type {const} */ ("p50"),
      ...whyMissing(peer),
    };
    return [
      row({
        ...shared,
        what: "Python: build of one file, all caches empty",
        ours: cold.ours,
        peer: cold.peer ?? null,
        target: atMost(15_000),
        how: "`capsule build` in a new folder with an empty per-user cache, the whole process",
      }),
      row({
        ...shared,
        what: "Python: build after one changed line",
        ours: after.ours,
        peer: after.peer ?? null,
        target: atMost(1000),
        how: "`capsule build` of a file that was built before, the whole process",
      }),
    ];
  },
};
