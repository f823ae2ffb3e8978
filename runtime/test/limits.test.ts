import { beforeAll, expect, test } from "vitest";
import { type Artifact, loadArtifact, run } from "../src/index.ts";
import { ARTIFACT, buildProject, PROJECT } from "./project.ts";

let artifact: Artifact;

beforeAll(async () => {
  await buildProject();
  artifact = await loadArtifact(ARTIFACT);
});

const LIMITS = {
  spin: "timeout",
  burn: "fuel_exhausted",
  grow: "out_of_memory",
  recurse: "stack_overflow",
};

/** How calls of the tasks without an end do end. */
async function endings(call: (task: string) => Promise<{ error: { error_type: string } | null }>) {
  const entries = Object.keys(LIMITS).map(async (task) => {
    return [task, (await call(task)).error?.error_type];
  });
  return Object.fromEntries(await Promise.all(entries));
}

test("limits hold on the first call and after a thousand, for opened artifacts", async () => {
  expect(await endings((task) => artifact.envelope(task))).toEqual(LIMITS);
  for (let n = 0; n < 1000; n += 1) expect(await artifact.call("square", [n])).toBe(n * n);
  expect(await endings((task) => artifact.envelope(task))).toEqual(LIMITS);
});

test("limits hold for run()", async () => {
  expect(await endings((task) => run({ file: `${PROJECT}/tasks.ts`, task }))).toEqual(LIMITS);
  expect(await endings((task) => run({ artifact, task }))).toEqual(LIMITS);
});

test("a timeout comes when it should", async () => {
  const { execution } = await artifact.envelope("spin");
  expect(execution.duration_ms).toBeGreaterThanOrEqual(300);
  expect(execution.duration_ms).toBeLessThan(1500);
});
