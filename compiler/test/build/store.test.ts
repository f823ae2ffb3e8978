import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../../src/cache/store.ts";
import { sweep } from "../../src/cache/sweep.ts";
import { makeProject } from "../project.ts";

const files = (directory: string) =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test("what was put in is there for another process", () => {
  const { root } = makeProject({});
  const digest = openStore(join(root, "store")).putBlob("content");
  openStore(join(root, "store")).putRecord("kind", "key", { a: [1] });
  const store = openStore(join(root, "store"));
  expect(store.blob(digest)?.toString()).toBe("content");
  expect(store.sizeOf(digest)).toBe(7);
  expect(store.record("kind", "key")).toEqual({ a: [1] });
  expect(store.record("kind", "other")).toBeNull();
});

test.each(["truncated", "flipped", "emptied"])(
  "a %s entry reads as absent and can be put again",
  (how) => {
    const { root } = makeProject({});
    const directory = join(root, "store");
    const digest = openStore(directory).putBlob("content of some length");
    openStore(directory).putRecord("kind", "key", { value: "of some length" });
    for (const path of files(directory)) {
      const damage =
        { truncated: "con", flipped: "cOntent of some length", emptied: "" }[how] ?? "";
      writeFileSync(path, damage);
    }
    const store = openStore(directory);
    expect(store.has(digest)).toBe(false);
    expect(store.record("kind", "key")).toBeNull();
    expect(store.putBlob("content of some length")).toBe(digest);
    expect(store.has(digest)).toBe(true);
  },
);

test("old entries and what killed processes left are swept, new ones stay", () => {
  const { root } = makeProject({});
  const store = openStore(join(root, "store"));
  const old = store.putBlob("old");
  const fresh = store.putBlob("new");
  mkdirSync(join(store.directory, "kind"));
  const left = join(store.directory, "kind", ".x.1.tmp");
  writeFileSync(left, "half");
  const days = (count: number) => Date.now() / 1000 - count * 86_400;
  for (const path of files(store.directory)) {
    if (path.endsWith(old)) utimesSync(path, days(31), days(31));
    if (path === left) utimesSync(path, days(2), days(2));
  }
  sweep(store);
  const again = openStore(store.directory);
  expect(again.has(old)).toBe(false);
  expect(again.has(fresh)).toBe(true);
  expect(files(store.directory)).not.toContain(left);
});

test("a store that has grown too large loses its oldest entries", () => {
  const { root } = makeProject({});
  const store = openStore(join(root, "store"));
  const digests = ["a", "b", "c", "d"].map((letter) => store.putBlob(letter.repeat(1000)));
  for (const path of files(store.directory)) {
    const age = digests.findIndex((digest) => path.endsWith(digest));
    utimesSync(path, 1e9 + age, 1e9 + age);
  }
  writeFileSync(join(store.directory, "swept"), "");
  sweep(store, 4000);
  const kept = () => digests.map((digest) => openStore(store.directory).has(digest));
  expect(kept()).toEqual([true, true, true, true]);
  sweep(store, 3000);
  expect(kept()).toEqual([false, false, false, true]);
});
