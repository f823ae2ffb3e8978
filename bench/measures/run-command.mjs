// @ts-check
import { capsule, suite } from "../harness/capsule.mjs";
import { run } from "../harness/child.mjs";
import { atMost, row, whyMissing } from "../harness/row.mjs";
import { summarize } from "../harness/stats.mjs";
import { alternate } from "../harness/timing.mjs";

/** What the command may add to a Node process that does nothing, milliseconds. */
const ALLOWANCE = 40;

/** @type {import("../harness/types.d.ts").Measure} */
export const runCommand = {
  name: "run-command",
  async run({ quick, peer }) {
    const { folder, artifact } = await suite();
    const theirs = "missing" in peer ? null : peer;
    await capsule(folder, ["run", "main.ts", "Ada"]);
    const samples = await alternate(quick ? 3 : 20, {
      node: async () => [(await run(process.execPath, ["-e", "0"])).ms],
      source: async () => [(await capsule(folder, ["run", "main.ts", "Ada"])).ms],
      artifact: async () => [(await capsule(folder, ["run", artifact, "Ada"])).ms],
      ...(theirs && {
        peer: async () => [
          (await theirs.command(theirs.suite, "run", "main.ts", "hello", "Ada")).ms,
        ],
      }),
    });
    const bare = summarize(samples.node).p50;
    const shared = {
      unit: /** @type {const} */ ("ms"),
      statistic: /** @type {const} */ ("p50"),
      peer: samples.peer ?? null,
      ...(theirs ? { peerNote: "`capsule run main.ts`, a native program" } : whyMissing(peer)),
      target: atMost(
        bare + ALLOWANCE,
        `bare \`node -e 0\` takes ${bare.toFixed(1)} ms, plus ${ALLOWANCE}`,
      ),
    };
    return [
      row({
        what: "`capsule run main.ts`, built",
        ours: samples.source,
        how: "The whole process, with the check that nothing changed",
        ...shared,
      }),
      row({
        what: "`capsule run` of an artifact",
        ours: samples.artifact,
        how: "The whole process, given the artifact's folder",
        ...shared,
      }),
    ];
  },
};
