import { setTimeout } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { type Artifact, CancelledError, configure, loadArtifact } from "../src/index.ts";
import { ARTIFACT, buildProject } from "./project.ts";

let artifact: Artifact;

beforeAll(async () => {
  await buildProject();
  configure({ maxCalls: 8 });
  artifact = await loadArtifact(ARTIFACT);
});

test("a thousand calls at once go through a pool of 8, all right, in bounded memory", async () => {
  await artifact.call("square", [1]);
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 5);
  const results = await Promise.all(
    Array.from({ length: 1000 }, (_, n) => artifact.call("square", [n])),
  );
  clearInterval(watch);
  expect(results).toEqual(Array.from({ length: 1000 }, (_, n) => n * n));
  // Eight sandboxes of a few megabytes, and a thousand waiting calls.
  expect(peak - before).toBeLessThan(200 * 1024 ** 2);
});

test("calls beyond the pool wait; a waiting call can be cancelled", async () => {
  // A component is loaded at its first call, which must not be part of the wait.
  await artifact.call("sleep", [0]);
  const sleepers = Array.from({ length: 8 }, () => artifact.call("sleep", [500]));
  await setTimeout(100);
  const abort = new AbortController();
  const waiting = artifact.call("square", [3], { signal: abort.signal });
  const last = artifact.call("square", [4]);
  const start = performance.now();
  abort.abort();
  await expect(waiting).rejects.toBeInstanceOf(CancelledError);
  expect(performance.now() - start).toBeLessThan(200);
  expect(await last).toBe(16);
  expect(performance.now() - start).toBeGreaterThan(200);
  await Promise.all(sleepers);
});
