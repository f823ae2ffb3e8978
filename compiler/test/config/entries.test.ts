import { join } from "node:path";
import { expect, test } from "vitest";
import { planBuild } from "../../src/config/plan.ts";
import { makeProject } from "../project.ts";

test("the first usual file that exists is the entry", async () => {
  const { root } = makeProject({ "src/main.ts": "", "src/index.ts": "", "index.mjs": "" });
  expect((await planBuild({ cwd: root })).entries).toEqual([join(root, "index.mjs")]);
});

test("what is passed wins over the configuration, and that over the usual files", async () => {
  const { root } = makeProject({
    "main.ts": "",
    "a.ts": "",
    "sub/b.ts": "",
    "capsule.toml": '[workflow]\nentrypoint = "a.ts"\n',
  });
  expect((await planBuild({ cwd: root })).entries).toEqual([join(root, "a.ts")]);
  const passed = await planBuild({ cwd: join(root, "sub"), entries: ["b.ts"] });
  expect(passed.entries).toEqual([join(root, "sub/b.ts")]);
});

test("no entry at all is an error that lists what was looked for", async () => {
  const { root } = makeProject({});
  expect((await planBuild({ cwd: root })).diagnostics).toMatchObject([
    { code: "CAP105", hint: expect.stringMatching(/main\.ts.*src\/index\.mjs/) },
  ]);
});

test("entries that don't exist are errors", async () => {
  const { root } = makeProject({ "a.ts": "" });
  const { diagnostics } = await planBuild({ cwd: root, entries: ["a.ts", "b.ts"] });
  expect(diagnostics).toMatchObject([{ code: "CAP106", message: expect.stringContaining("b.ts") }]);
});
