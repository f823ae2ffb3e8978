// @ts-check
// Holds calls open and prints what they cost in memory: { started, proportional, resident }, bytes.
import { configure, loadArtifact } from "@capsule/runtime";
import { memoryOf } from "../harness/memory.mjs";

const [artifactPath = "", count = "0"] = process.argv.slice(2);
const wanted = Number(count);
configure({ maxCalls: wanted, ramBudget: 2 ** 50 });
const artifact = await loadArtifact(artifactPath);
// What the first calls load is not the sandboxes' cost.
await artifact.call("main", ["Ada"]);
await artifact.call("wait", [1], { onLog: null });

const before = memoryOf();
const end = new AbortController();
/** @type {Promise<unknown>[]} */
const calls = [];
// A task says so once it runs.
await new Promise((resolve) => {
  let started = 0;
  const onLog = () => {
    if (++started === wanted) resolve(undefined);
  };
  for (let i = 0; i < wanted; i++) {
    calls.push(artifact.envelope("wait", [600_000], { onLog, signal: end.signal }));
  }
});
const after = memoryOf();
end.abort();
await Promise.all(calls);

console.log(
  JSON.stringify(
    before === null || after === null
      ? { unavailable: "needs /proc" }
      : {
          started: wanted,
          proportional: after.proportional - before.proportional,
          resident: after.resident - before.resident,
        },
  ),
);
