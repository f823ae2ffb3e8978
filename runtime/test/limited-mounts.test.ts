import {
  existsSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Artifact, loadArtifact } from "../src/index.ts";
import { ARTIFACT, buildProject } from "./project.ts";

const LIMIT = 1 << 20;

let artifact: Artifact;
let host: string;

beforeAll(async () => {
  await buildProject();
  artifact = await loadArtifact(ARTIFACT);
});
beforeEach(() => {
  host = mkdtempSync(path.join(realpathSync(tmpdir()), "capsule-limited-"));
});

const mounts = (limit?: number) => [{ host, guest: "/", writable: true, limit }];

/** The last one's result, or the code of the error that one ended with. */
const disk = (...calls: unknown[][]) => artifact.call("disk", [calls], { mounts: mounts(LIMIT) });

const text = (bytes: number) => "x".repeat(bytes);

test("a directory takes what its limit allows", async () => {
  expect(await disk(["writeFileSync", "a", text(LIMIT - 4096)], ["readdirSync", "/"])).toEqual([
    "a",
  ]);
  expect(await disk(["writeFileSync", "a", text(LIMIT - 4096)], ["readdirSync", "/"])).toEqual([
    "a",
  ]);
});

test.each([
  ["a file", [["writeFileSync", "a", text(LIMIT)]]],
  [
    "two files",
    [
      ["writeFileSync", "a", text(LIMIT / 2)],
      ["writeFileSync", "b", text(LIMIT / 2)],
    ],
  ],
  [
    "what is appended",
    [
      ["writeFileSync", "a", text(LIMIT - 4096)],
      ["appendFileSync", "a", "x"],
    ],
  ],
  [
    "a hole",
    [
      ["writeFileSync", "a", ""],
      ["truncateSync", "a", LIMIT * 1000],
    ],
  ],
  [
    "a copy",
    [
      ["writeFileSync", "a", text(LIMIT - 8000)],
      ["copyFileSync", "a", "b"],
    ],
  ],
  ["many entries", Array.from({ length: 300 }, (_, i) => ["mkdirSync", `d${i}`])],
  ["many empty files", Array.from({ length: 300 }, (_, i) => ["writeFileSync", `f${i}`, ""])],
])("refuses %s beyond it", async (_, calls) => {
  expect(await disk(...calls)).toBe("ENOSPC");
  expect(await disk(["readdirSync", "/"])).toBeInstanceOf(Array);
});

test("what another call left counts", async () => {
  await disk(["writeFileSync", "a", text(LIMIT / 2)]);
  expect(await disk(["writeFileSync", "b", text(LIMIT / 2)])).toBe("ENOSPC");
});

test.each([
  ["removed", [["unlinkSync", "a"]]],
  ["cut", [["truncateSync", "a", 0]]],
  [
    "replaced",
    [
      ["writeFileSync", "b", ""],
      ["renameSync", "b", "a"],
    ],
  ],
  ["written over", [["writeFileSync", "a", ""]]],
])("what is %s counts no more", async (_, calls) => {
  await disk(["writeFileSync", "a", text(LIMIT - 10_000)]);
  expect(await disk(...calls, ["writeFileSync", "a", text(LIMIT - 10_000)])).toBe(undefined);
});

test("a file without a name counts", async () => {
  const limited = { mounts: mounts(4 << 20) };
  expect(await artifact.call("hidden", ["a", 100], limited)).toBe(3);
  const session = artifact.openSession("hidden", limited);
  expect(await session.envelope(["a", 100])).toMatchObject({ result: 3 });
  expect(await session.envelope(["a", 100])).toMatchObject({ result: 0 });
  session.close();
});

test("no link of the host leads out, with a limit or without", async () => {
  const secret = mkdtempSync(path.join(realpathSync(tmpdir()), "capsule-outside-"));
  writeFileSync(path.join(secret, "secret"), "");
  symlinkSync(secret, path.join(host, "out"));
  for (const limit of [undefined, LIMIT]) {
    const found = artifact.call("disk", [[["readFileSync", "/out/secret", "utf8"]]], {
      mounts: mounts(limit),
    });
    expect(await found).toMatch(/^E/);
  }
});

test("no path grows beyond what the host can follow", async () => {
  const deep = (name: string, depth: number) => `${name}/`.repeat(depth);
  const below = { recursive: true };
  expect(await disk(["mkdirSync", deep("dd", 100), below])).not.toBe("ENAMETOOLONG");
  expect(await disk(["mkdirSync", deep("name", 210), below])).toBe("ENAMETOOLONG");
  expect(
    await disk(["mkdirSync", deep("x", 60), below], ["renameSync", "dd", `${deep("x", 60)}dd`]),
  ).toBe(undefined);
  expect(await disk(["renameSync", "x", text(250)], ["mkdirSync", `${text(250)}/a`])).toBe(
    undefined,
  );
  for (let i = 0; i < 6; i++) {
    const above = Array.from({ length: i }, () => text(250)).join("/");
    await disk(["renameSync", path.posix.join(above, "x"), path.posix.join(above, text(250))]);
  }
  const longest = Math.max(
    ...readdirSync(host, { recursive: true }).map((name) => String(name).length),
  );
  expect(longest).toBeLessThanOrEqual(1024);
  expect(existsSync(host)).toBe(true);
});
