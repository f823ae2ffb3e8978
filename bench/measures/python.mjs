// @ts-check
import { loadPython } from "../harness/artifact.mjs";
import { probe, python as tasks } from "../harness/capsule.mjs";
import { csvText } from "../harness/inputs.mjs";
import { atMost, row, whyMissing } from "../harness/row.mjs";
import { alternate, repeat } from "../harness/timing.mjs";

/** Sub-tasks that a task calls for one sample of each. */
const CHILDREN = 50;

/** @type {import("../harness/types.d.ts").Measure} */
export const python = {
  name: "python",
  async run({ quick, peer, say }) {
    const artifact = await loadPython();
    const folder = "missing" in peer ? null : await peer.python();
    const worker = "missing" in peer || folder === null ? null : peer.worker(folder, "main.py");
    const { text, column } = await csvText(5e6);
    const rounds = quick ? 2 : 10;

    /**
     * @param {() => Promise<unknown>} ours
     * @param {(() => Promise<unknown>) | null} theirs
     * @param {number} times calls a round
     */
    const compare = async (ours, theirs, times) => {
      await repeat(Math.min(times, 20), ours);
      if (theirs) await repeat(Math.min(times, 20), theirs);
      const samples = await alternate(rounds, {
        ours: () => repeat(times, ours),
        ...(theirs && { peer: () => repeat(times, theirs) }),
      });
      return { ours: samples.ours, peer: samples.peer ?? null };
    };
    const shared = {
      unit: /** @type {const} */ ("ms"),
      statistic: /** @type {const} */ ("p50"),
      target: null,
      ...(worker ? { peerNote: "through `capsule worker`" } : whyMissing(peer)),
    };
    try {
      const warm = await compare(
        () => artifact.call("main", ["Ada"]),
        worker && (() => worker.call("hello", "Ada")),
        200,
      );
      say("Python: sub-tasks");
      const children = await alternate(rounds, {
        ours: async () => /** @type {number[]} */ (await artifact.call("parent", [CHILDREN])),
        ...(worker && {
          peer: async () => /** @type {number[]} */ (await worker.call("parent", String(CHILDREN))),
        }),
      });
      say("Python: first calls");
      const { artifact: path } = await tasks();
      await probe("first-call", path);
      const theirs = "missing" in peer || folder === null ? null : { peer, folder };
      const first = await alternate(quick ? 3 : 30, {
        ours: async () => {
          const { load, call } = await probe("first-call", path);
          return [load + call];
        },
        ...(theirs && {
          peer: async () => [
            (await theirs.peer.command(theirs.folder, "run", "main.py", "hello", "Ada")).ms,
          ],
        }),
      });
      say("Python: computation");
      const fibonacci = await compare(
        () => artifact.call("fibonacci", [20]),
        worker && (() => worker.call("fibonacci", "20")),
        5,
      );
      const csv = await compare(
        () => artifact.call("csv", [text, column]),
        worker && (() => worker.call("csv", text, column)),
        1,
      );
      return [
        row({
          ...shared,
          ...warm,
          what: "Python: warm call",
          target: atMost(1),
          how: "A task that greets, called again and again in one process, one call at a time",
        }),
        row({
          ...shared,
          ours: children.ours,
          peer: children.peer ?? null,
          ...(worker && { peerNote: "" }),
          what: "Python: call of another task",
          how: "The same, called by a task in Python, as that task sees it",
        }),
        row({
          ...shared,
          ours: first.ours,
          peer: first.peer ?? null,
          ...(worker && { peerNote: "its whole `capsule run`, a native program without Node" }),
          what: "Python: first call in a process, addon load to result",
          target: atMost(20),
          how: "In a fresh Node process with a built task, `loadArtifact` and the first call together",
        }),
        row({
          ...shared,
          ...fibonacci,
          what: "Python: fib(20), fuel on",
          how: "A task that computes the 20th Fibonacci number without a table, the whole warm call",
        }),
        row({
          ...shared,
          ...csv,
          what: "Python: CSV of 5 MB",
          how: `\`csv.DictReader\` over ${text.length} characters of vega-datasets' zip codes, given as a string, a column summed`,
        }),
      ];
    } finally {
      await worker?.close();
    }
  },
};
