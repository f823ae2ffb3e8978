import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadProject } from "../../src/config/load.ts";
import { makeProject } from "../project.ts";

const TYPED = `import { defineConfig } from "@capsule/compiler/config";
import { ram } from "./limits.ts";
export default defineConfig({ entrypoint: "src/main.ts", tasks: { ram, timeout: "2s" }, bundler: "rolldown" });
`;

test("a typed configuration is loaded with what it imports", async () => {
  const { root } = makeProject({
    "capsule.config.ts": TYPED,
    "limits.ts": 'export const ram = "64MB" as const;\n',
  });
  const { config, configFiles, diagnostics } = await loadProject(root);
  expect(diagnostics).toEqual([]);
  expect(config).toEqual({
    entrypoint: "src/main.ts",
    tasks: { ram: "64MB", timeout: "2s" },
    bundler: "rolldown",
  });
  expect(configFiles).toContain(join(root, "capsule.config.ts"));
  expect(configFiles).toContain(join(root, "limits.ts"));
});

test("a changed import of the configuration is seen", async () => {
  const { root, write } = makeProject({
    "capsule.config.ts": TYPED,
    "limits.ts": 'export const ram = "64MB" as const;\n',
  });
  await loadProject(root);
  write({ "limits.ts": 'export const ram = "128MB" as const;\n' });
  expect((await loadProject(root)).config.tasks?.ram).toBe("128MB");
});

test("a kept configuration that was damaged is bundled again", async () => {
  const { root } = makeProject({ "capsule.config.mjs": 'export default { name: "kept" };\n' });
  const { store } = await loadProject(root);
  rmSync(join(store.directory, "blobs"), { recursive: true });
  expect((await loadProject(root)).config).toEqual({ name: "kept" });
});

test.each(["capsule.config.js", "capsule.config.mjs", "capsule.config.mts"])(
  "%s is found",
  async (name) => {
    const { root } = makeProject({
      [name]: 'export default { name: "found" };\n',
      "src/x/y.ts": "",
    });
    const project = await loadProject(join(root, "src/x"));
    expect(project.root).toBe(root);
    expect(project.config.name).toBe("found");
  },
);

test("two configurations are an error that names both", async () => {
  const { root } = makeProject({
    "capsule.config.ts": "export default {};\n",
    "capsule.toml": "[tasks]\n",
  });
  const { diagnostics } = await loadProject(root);
  expect(diagnostics).toMatchObject([
    { code: "CAP101", message: expect.stringContaining("capsule.config.ts, capsule.toml") },
  ]);
});

test("unknown options and wrong values are errors at their places", async () => {
  const { root } = makeProject({
    "capsule.config.ts": `export default {
  entrypiont: "x.ts",
  bundler: "webpack",
  tasks: { memory: "1MB" },
};
`,
  });
  const { diagnostics } = await loadProject(root);
  expect(diagnostics.map(({ code, place, hint }) => [code, place?.line, hint])).toEqual([
    ["CAP103", 2, 'Did you mean "entrypoint"?'],
    ["CAP104", 3, 'Write "rollup" or "rolldown".'],
    ["CAP103", 4, expect.stringContaining("compute, ram, timeout")],
  ]);
});

test("a configuration with a syntax error, or one that throws, is a diagnostic", async () => {
  const broken = makeProject({ "capsule.config.ts": "export default {\n  name: ,\n};\n" });
  expect((await loadProject(broken.root)).diagnostics).toMatchObject([
    { code: "CAP102", place: { line: 2 } },
  ]);
  const throwing = makeProject({ "capsule.config.ts": 'throw new Error("no config today");\n' });
  expect((await loadProject(throwing.root)).diagnostics).toMatchObject([
    { code: "CAP102", message: expect.stringContaining("no config today") },
  ]);
});
