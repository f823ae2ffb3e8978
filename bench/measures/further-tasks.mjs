// @ts-check
import { rm } from "node:fs/promises";
import { capsule } from "../harness/capsule.mjs";
import { atMost, row } from "../harness/row.mjs";
import { alternate } from "../harness/timing.mjs";
import { project } from "../harness/workspace.mjs";
import { generated } from "./generated.mjs";

const COUNTS = [1, 10, 100];

/** @type {import("../harness/types.d.ts").Measure} */
export const furtherTasks = {
  name: "further-tasks",
  async run({ quick }) {
    const folders = await Promise.all(
      COUNTS.map((count) => project(`generated-${count}`, { files: generated(count) })),
    );
    const build = async (/** @type {string} */ folder) => {
      await rm(`${folder}/.capsule`, { recursive: true, force: true });
      return (await capsule(folder, ["build"])).ms;
    };
    // Fills the per-user cache, which holds nothing of these tasks.
    await build(/** @type {string} */ (folders[0]));

    const samples = await alternate(quick ? 1 : 3, {
      builds: async () => {
        const times = [];
        for (const folder of folders) times.push(await build(folder));
        return times;
      },
    });
    const rounds = chunks(samples.builds, COUNTS.length);
    const shared = {
      unit: /** @type {const} */ ("ms"),
      statistic: /** @type {const} */ ("p50"),
      peer: null,
      peerNote: "a whole build for each task's file",
    };
    return [
      row({
        what: "each further task, 1 to 10 in a project",
        ours: rounds.map(([one = 0, ten = 0]) => (ten - one) / 9),
        target: atMost(200),
        how: "Growth of `capsule build` without `.capsule`, divided by the tasks added",
        ...shared,
      }),
      row({
        what: "each further task, 10 to 100 in a project",
        ours: rounds.map(([, ten = 0, hundred = 0]) => (hundred - ten) / 90),
        target: atMost(200),
        how: "The same",
        ...shared,
      }),
      row({
        what: "build of 100 tasks",
        ours: rounds.map(([, , hundred = 0]) => hundred),
        target: null,
        how: "The whole process, without `.capsule`, with the per-user cache",
        ...shared,
      }),
    ];
  },
};

/**
 * @param {readonly number[]} values
 * @param {number} size
 */
function chunks(values, size) {
  return Array.from({ length: values.length / size }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}
