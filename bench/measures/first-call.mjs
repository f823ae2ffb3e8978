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
    const samples = await alternate(quick ? 3 : 30, {
      ours: async () => {
        const first = await probe("first-call", artifact);
        for (const step of /** @type {const} */ (["import", "load", "call"])) {
          steps[step].push(first[step]);
        }
        return [first.load + first.call];
      },
      ...(theirs && {
        peer: async () => [
          (await theirs.command(theirs.suite, "run", "main.ts", "hello", "Ada")).ms,
        ],
      }),
    });
    const shared = {
      unit: /** @type {const} */ ("ms"),
      statistic: /** @type {const} */ ("p50"),
      peer: null,
      target: null,
    };
    const fresh = "In a fresh Node process with a built task";
    return [
      row({
        ...shared,
        what: "first call in a process, addon load to result",
        ours: samples.ours,
        peer: samples.peer ?? null,
        ...(theirs
          ? { peerNote: "its whole `capsule run`, a native program without Node" }
          : whyMissing(peer)),
        target: atMost(10),
        how: `${fresh}, \`loadArtifact\` and the first call together`,
      }),
      row({
        ...shared,
        what: "– of which `loadArtifact`",
        ours: steps.load,
        how: `${fresh}: the addon, the sandbox, the manifest`,
      }),
      row({
        ...shared,
        what: "– of which the call",
        ours: steps.call,
        how: `${fresh}: engine and component read, verified and linked, the task run`,
      }),
      row({
        ...shared,
        what: "before it, import of `@capsule/runtime`",
        ours: steps.import,
        how: fresh,
      }),
    ];
  },
};
