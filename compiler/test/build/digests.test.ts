import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "@capsule/runtime/manifest";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeProject } from "../project.ts";

const LARGE = "x".repeat(1 << 20);

let path: string;
let kept: string;
beforeEach(async () => {
  const { root } = makeProject({});
  path = join(root, "file");
  kept = join(root, "cache/capsule/compiler");
  mkdirSync(kept, { recursive: true, mode: 0o700 });
  vi.stubEnv("XDG_CACHE_HOME", join(root, "cache"));
  writeFileSync(path, LARGE);
  // What was just written may change again within the clock's tick.
  await new Promise((resolve) => setTimeout(resolve, 60));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** As another process sees it, which knows nothing yet. */
const ask = async () => {
  vi.resetModules();
  const { digestOf } = await import("../../src/cache/digests.ts");
  return digestOf(path);
};

/** Makes the next process show whether it believes what is kept or reads. */
const mark = () => {
  const [name = ""] = readdirSync(join(kept, "digests"));
  const file = join(kept, "digests", name);
  writeFileSync(
    file,
    JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), digest: "kept" }),
  );
};

test("a large file is read once for all processes, until it changes", async () => {
  expect(await ask()).toBe(sha256(LARGE));
  mark();
  expect(await ask()).toBe("kept");
  writeFileSync(path, LARGE.replace("x", "y"));
  expect(await ask()).toBe(sha256(LARGE.replace("x", "y")));
});

test("what others can write to is not believed", async () => {
  expect(await ask()).toBe(sha256(LARGE));
  mark();
  chmodSync(kept, 0o777);
  expect(await ask()).toBe(sha256(LARGE));
});

test("a damaged note is none", async () => {
  await ask();
  const [name = ""] = readdirSync(join(kept, "digests"));
  writeFileSync(join(kept, "digests", name), "{");
  expect(await ask()).toBe(sha256(LARGE));
});

test("small files leave no notes, nor do files that were just written", async () => {
  writeFileSync(path, "small");
  await ask();
  expect(readdirSync(kept)).toEqual([]);
  writeFileSync(path, LARGE);
  await ask();
  expect(readdirSync(kept)).toEqual([]);
});
