// @ts-check
import { probe, suite } from "../harness/capsule.mjs";
import { atMost, row, whyMissing } from "../harness/row.mjs";
import { alternate } from "../harness/timing.mjs";

/** @type {import("../harness/types.d.ts").Measure} */
export const firstCall = {
  name: "first-call",
  async run({ quick, peer }) {
    const { artifact } = await suite();
    const theirs = "missing" in peer ? null : peer;
    /** @type {{ import: number[], load: number[], call: number[] }} */
    const steps = { import: [], load: [], call: [] };
    await probe("first-call", artifact);
    const samples = await alternate(quick ? 3 : 20, {
      ours: async () => {
        const first = await probe("first-call", artifact);
        for (const step of /** @type {const} */ (["import", "load", "call"])) {
          steps[step].push(first[step]);
        }
        return [first.total];
      },
      ...(theirs && {
        peer: async () => [
          (await theirs.command(theirs.suite, "run", "main.ts", "hello", "Ada")).ms,
        ],
      }),
    });
    const how = "In a fresh Node process with a built task";
    const alone = {
      unit: /** @type {const} */ ("ms"),
      statistic: /** @type {const} */ ("p50"),
      peer: null,
      target: null,
    };
    return [
      row({
        what: "first call in a process, addon load to result",
        unit: "ms",
        statistic: "p50",
        ours: samples.ours,
        peer: samples.peer ?? null,
        ...(theirs
          ? { peerNote: "its whole `capsule run`, a native program without Node" }
          : whyMissing(peer)),
        target: atMost(10),
        how: `${how}, from the import of \`@capsule/runtime\` to the result`,
      }),
      row({
        what: "– import of the runtime",
        ours: steps.import,
        how: `${how}, the import alone`,
        ...alone,
      }),
      row({
        what: "– `loadArtifact`",
        ours: steps.load,
        how: `${how}, addon and manifest`,
        ...alone,
      }),
      row({
        what: "– call",
        ours: steps.call,
        how: `${how}, component verified, mapped, run`,
        ...alone,
      }),
    ];
  },
};
