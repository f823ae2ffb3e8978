// @ts-check
// Memory of artifacts that nobody calls any more: prints { first, further }, bytes.
import { memoryOf } from "../harness/memory.mjs";

const [artifactPath = "", count = "0"] = process.argv.slice(2);
const before = memoryOf();
const { loadArtifact } = await import("@capsule/runtime");
const artifact = await loadArtifact(artifactPath);
const call = (/** @type {number} */ number) => artifact.call(`step${number}`, [[1, 2, 3]]);

await call(1);
const one = memoryOf();
for (let number = 2; number <= Number(count); number++) await call(number);
const all = memoryOf();

console.log(
  JSON.stringify(
    before === null || one === null || all === null
      ? { unavailable: "needs /proc" }
      : {
          first: one.proportional - before.proportional,
          further: (all.proportional - one.proportional) / (Number(count) - 1),
        },
  ),
);
