import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { type ArtifactInvalidError, loadArtifact, run } from "../src/index.ts";
import { ARTIFACT, buildProject, PROJECT } from "./project.ts";
import { temporary } from "./temporary.ts";

beforeAll(buildProject);

/** The project, built, in another place. */
function copy(): string {
  const root = temporary({ "tasks.ts": readFileSync(`${PROJECT}/tasks.ts`, "utf8") });
  cpSync(ARTIFACT, `${root}/.capsule/build`, { recursive: true });
  return root;
}

describe("run", () => {
  test("calls main unless told otherwise", async () => {
    const file = `${PROJECT}/tasks.ts`;
    expect(await run({ file, args: [1, "a"] })).toMatchObject({ result: { main: [1, "a"] } });
    expect(await run({ file, task: "square", args: [5] })).toMatchObject({ result: 25 });
    expect(await run({ artifact: ARTIFACT, task: "square", args: [6] })).toMatchObject({
      result: 36,
    });
  });

  test("works from another place", async () => {
    expect(await run({ file: `${copy()}/tasks.ts` })).toMatchObject({ result: { main: [] } });
  });

  test.each([
    ["a file that isn't there", (root: string) => `${root}/none.ts`, "There is no file"],
    ["a file that was not built", (root: string) => `${root}/other.ts`, "was not compiled"],
    ["a file that was changed", (root: string) => `${root}/tasks.ts`, "was changed after"],
  ])("refuses %s", async (_, fileOf, message) => {
    const root = copy();
    writeFileSync(`${root}/other.ts`, "");
    writeFileSync(`${root}/tasks.ts`, "changed");
    const { error } = await run({ file: fileOf(root) });
    expect(error?.error_type).toBe("artifact_invalid");
    expect(error?.message).toContain(message);
    if (message !== "There is no file") expect(error?.hint).toContain("npx capsule build");
  });

  test("an artifact that isn't there is an envelope too", async () => {
    const envelope = await run({ artifact: "/does/not/exist" });
    expect(envelope).toMatchObject({ success: false, error: { error_type: "artifact_invalid" } });
  });
});

describe("loadArtifact", () => {
  test("refuses a manifest with a changed byte", async () => {
    const root = copy();
    const file = `${root}/.capsule/build/capsule.manifest.json`;
    writeFileSync(file, readFileSync(file, "utf8").replace('"timeout": 300', '"timeout": 301'));
    const error = await loadArtifact(`${root}/.capsule/build`).catch((error: unknown) => error);
    expect((error as ArtifactInvalidError).code).toBe("artifact_invalid");
    expect((error as ArtifactInvalidError).hint).toBeTruthy();
    expect((error as ArtifactInvalidError).stack).toContain("run.test.ts");
  });

  test("doesn't ask for sources", async () => {
    const root = copy();
    writeFileSync(`${root}/tasks.ts`, "changed");
    const artifact = await loadArtifact(`${root}/.capsule/build`);
    expect(await artifact.call("square", [2])).toBe(4);
  });

  test("takes another root, for .env files and grants", async () => {
    const root = temporary({ ".env": "CAPSULE_TEST_FILE=from the root\nOTHER=x" });
    const artifact = await loadArtifact(ARTIFACT, { root, trace: null });
    expect(artifact.root).toBe(root);
    expect(await artifact.call("environment")).toEqual({ CAPSULE_TEST_FILE: "from the root" });
  });
});
