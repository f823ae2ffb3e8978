// @ts-check
import { readdir, rm, stat } from "node:fs/promises";
import { capsule, probe } from "../harness/capsule.mjs";
import { atMost, row } from "../harness/row.mjs";
import { project } from "../harness/workspace.mjs";
import { generated } from "./generated.mjs";

const COUNT = 100;

/** @type {import("../harness/types.d.ts").Measure} */
export const manyTasks = {
  name: "many-tasks",
  async run({ quick }) {
    const folder = await project("many", { files: generated(COUNT) });
    const [cold, unchanged, memory] = [[], [], []].map(() => /** @type {number[]} */ ([]));
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      await rm(`${folder}/.capsule`, { recursive: true, force: true });
      const { ms, peak } = await probe("build", folder);
      cold?.push(ms);
      memory?.push(peak);
      for (let again = 0; again < 3; again++)
        unchanged?.push((await capsule(folder, ["build"])).ms);
    }
    const shared = { statistic: /** @type {const} */ ("p50"), peer: null };
    return [
      row({
        what: `build of ${COUNT} tasks, in process`,
        unit: "ms",
        ours: cold ?? [],
        target: atMost(30_000),
        how: "`build()` of `@capsule/compiler` without `.capsule`, with the per-user cache",
        ...shared,
      }),
      row({
        what: `${COUNT} tasks with nothing changed`,
        unit: "ms",
        ours: unchanged ?? [],
        target: atMost(1000),
        how: "`capsule build` again, the whole process",
        ...shared,
      }),
      row({
        what: `memory of a build of ${COUNT} tasks, most`,
        unit: "bytes",
        ours: memory ?? [],
        target: atMost(1.5 * 2 ** 30),
        how: "Resident memory of the building process at its highest",
        ...shared,
      }),
      row({
        what: `an artifact of ${COUNT} tasks`,
        unit: "bytes",
        ours: [await sizeOf(`${folder}/.capsule/build`)],
        target: atMost(100e6),
        how: "All files, `.wasm` and `.cwasm` of the engine and of each task",
        ...shared,
      }),
    ];
  },
};

/** @param {string} directory */
async function sizeOf(directory) {
  const names = await readdir(directory, { recursive: true });
  const stats = await Promise.all(names.map((name) => stat(`${directory}/${name}`)));
  return stats.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}
