import path from "node:path";
import { describe, expect, test } from "vitest";
import { ArtifactInvalidError } from "../src/errors/index.ts";
import { searchStarts } from "../src/manifest/find.ts";
import {
  artifactsAbove,
  changedSources,
  projectOf,
  readManifest,
  seal,
  sha256,
  verifyDigest,
} from "../src/manifest/index.ts";
import { sample } from "./sample.ts";
import { temporary } from "./temporary.ts";

function invalid(run: () => unknown): ArtifactInvalidError {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(ArtifactInvalidError);
    return error as ArtifactInvalidError;
  }
  throw new Error("nothing was thrown");
}

describe("seal", () => {
  const text = seal(sample);

  test("fills in the digest of the text without it", () => {
    const { digest } = JSON.parse(text);
    expect(sha256(text.replace(digest, ""))).toBe(digest);
    expect(verifyDigest(text)).toBe(true);
  });

  test("gives the same bytes for keys in another order and for a digest of before", () => {
    const reversed = Object.fromEntries(Object.entries(sample).reverse()) as typeof sample;
    expect(seal({ ...reversed, digest: "x" } as typeof sample)).toBe(text);
  });

  test("sorts keys at every depth and ends with a line break", () => {
    expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(JSON.parse(text)).sort());
    expect(Object.keys(JSON.parse(text).tasks.analyze.policy)[0]).toBe("env");
    expect(text.endsWith("}\n")).toBe(true);
  });

  test("is not misled by a file that is called digest", () => {
    const sealed = seal({ ...sample, sources: { digest: "0".repeat(64) } });
    expect(verifyDigest(sealed)).toBe(true);
    expect(JSON.parse(sealed).sources.digest).toBe("0".repeat(64));
  });

  test("verification refuses any other byte", () => {
    for (let at = 0; at < text.length; at += 7) {
      const flipped = String.fromCharCode(text.charCodeAt(at) ^ 1);
      expect(verifyDigest(text.slice(0, at) + flipped + text.slice(at + 1))).toBe(false);
    }
    expect(verifyDigest(text.slice(0, -1))).toBe(false);
    expect(verifyDigest("")).toBe(false);
  });
});

describe("readManifest", () => {
  test("takes the directory or the file", () => {
    const root = temporary({ "capsule.manifest.json": seal(sample) });
    const byDirectory = readManifest(root);
    expect(byDirectory.directory).toBe(root);
    expect(byDirectory.manifest.tasks.analyze?.policy.timeout).toBe(5000);
    expect(readManifest(path.join(root, "capsule.manifest.json"))).toEqual(byDirectory);
  });

  test("says what is wrong and what to do", () => {
    const failure = (text: string) =>
      invalid(() => readManifest(temporary({ "capsule.manifest.json": text })));
    expect(failure("{").message).toContain("capsule.manifest.json is not JSON");
    expect(failure("null").message).toContain("is not a manifest");
    const newer = failure('{"version":2}');
    expect(newer.message).toContain("has version 2");
    expect(newer.hint).toContain("Update @capsule/runtime");
    expect(failure(seal(sample).replace("5000", "9999")).message).toContain("was changed after");
  });

  test("tells a missing artifact from a directory that is none", () => {
    const root = temporary();
    const missing = invalid(() => readManifest(path.join(root, "none")));
    expect(missing.message).toContain("There is no artifact at");
    expect(missing.hint).toContain("npx capsule build");
    expect(invalid(() => readManifest(root)).message).toContain("it has no capsule.manifest.json");
  });
});

describe("finding an artifact", () => {
  test("goes upward, the nearest first", () => {
    const root = temporary({
      ".capsule/build/capsule.manifest.json": "{}",
      "a/.capsule/build/capsule.manifest.json": "{}",
      "a/b/.capsule/cache/x": "",
    });
    const found = [...artifactsAbove(path.join(root, "a/b"))];
    expect(found.slice(0, 2)).toEqual([
      path.join(root, "a/.capsule/build"),
      path.join(root, ".capsule/build"),
    ]);
    expect(projectOf(path.join(root, ".capsule/build"))).toBe(root);
    expect(projectOf(path.join(root, "dist"))).toBe(null);
  });

  test("starts at the main script, unless that is a dependency's", () => {
    expect(searchStarts("/app/src/main.js", "/home")).toEqual(["/app/src", "/home"]);
    expect(searchStarts("src/main.js", "/app")).toEqual(["/app/src", "/app"]);
    expect(searchStarts("/app/main.js", "/app")).toEqual(["/app"]);
    expect(searchStarts("/w/node_modules/vitest/vitest.mjs", "/w/a")).toEqual(["/w/a"]);
    expect(searchStarts(undefined, "/app")).toEqual(["/app"]);
  });
});

test("changed sources are those that exist with other contents", () => {
  const root = temporary({ "same.ts": "1", "changed.ts": "2" });
  const sources = { "same.ts": sha256("1"), "changed.ts": sha256("1"), "gone.ts": sha256("1") };
  expect(changedSources({ ...sample, digest: "", sources }, root)).toEqual(["changed.ts"]);
});
