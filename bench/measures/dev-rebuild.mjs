// @ts-check
import { probe } from "../harness/capsule.mjs";
import { atMost, row } from "../harness/row.mjs";
import { project } from "../harness/workspace.mjs";
import { generated } from "./generated.mjs";

const COUNT = 10;
const TARGETS = { rollup: 500, rolldown: 200 };

/** @type {import("../harness/types.d.ts").Measure} */
export const devRebuild = {
  name: "dev-rebuild",
  async run({ quick }) {
    const rows = [];
    for (const [bundler, target] of Object.entries(TARGETS)) {
      const config = `export default { bundler: ${JSON.stringify(bundler)} };\n`;
      const files = { ...generated(COUNT), "capsule.config.mjs": config };
      const folder = await project(`rebuild-${bundler}`, { files });
      const { times } = await probe("rebuild", folder, quick ? 3 : 20);
      rows.push(
        row({
          what: `rebuild of one changed task in development, ${bundler === "rollup" ? "Rollup" : "Rolldown"}`,
          unit: "ms",
          statistic: "p50",
          ours: times,
          peer: null,
          peerNote: "has no development server: a whole build",
          target: atMost(target),
          how: `\`HostProject\`, as the Vite plugin and \`--watch\` use it, in a project of ${COUNT} tasks: from the changed file to the artifact`,
        }),
      );
    }
    return rows;
  },
};
