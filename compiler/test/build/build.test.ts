import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MANIFEST_FILE } from "@capsule/runtime/manifest";
import { expect, test } from "vitest";
import { type BuildResult, build } from "../../src/build.ts";
import { makeProject, taskFile } from "../project.ts";
import { fakeNative } from "./fake-native.ts";

const TWO = {
  "main.ts": `import "./other.ts";\n${taskFile("main", "return input + 1")}`,
  "other.ts": taskFile("other", "return input + 2"),
};

const states = ({ tasks }: BuildResult) =>
  Object.fromEntries(tasks.map(({ name, state }) => [name, state]));

/** Every file of an artifact, by its path, as text. */
function artifactOf(root: string): Record<string, string> {
  const directory = join(root, ".capsule/build");
  const names = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(directory.length), readFileSync(path, "latin1")]),
  );
}

test("every task of a project is built", async () => {
  const { root } = makeProject(TWO);
  const result = await build({ cwd: root, native: fakeNative() });
  expect(result.diagnostics).toEqual([]);
  expect(states(result)).toEqual({ main: "built", other: "built" });
  expect(result.manifest?.tasks.main).toMatchObject({
    component: "main",
    source: { file: "main.ts", line: 4 },
    policy: { fuel: 2_000_000_000, hosts: [], files: [], env: [] },
  });
  expect(Object.keys(result.manifest?.sources ?? {})).toEqual(["main.ts", "other.ts"]);
});

test("the same project gives the same bytes in another directory", async () => {
  const [one, two] = [makeProject(TWO), makeProject(TWO)];
  await build({ cwd: one.root, native: fakeNative() });
  await build({ cwd: two.root, native: fakeNative() });
  expect(artifactOf(two.root)).toEqual(artifactOf(one.root));
  for (const text of Object.values(artifactOf(one.root))) expect(text).not.toContain(one.root);
});

test("a task's bundle doesn't depend on the tasks that are built beside it", async () => {
  const sources = {
    "main.ts": taskFile("main", "return 1"),
    "both.ts": 'import "./main.ts";\nimport "./other.ts";\n',
    "other.ts": TWO["other.ts"],
  };
  const [alone, both] = [makeProject(sources), makeProject(sources)];
  const one = await build({ cwd: alone.root, entries: ["main.ts"], native: fakeNative() });
  const two = await build({ cwd: both.root, entries: ["both.ts"], native: fakeNative() });
  expect(two.manifest?.components.main).toEqual(one.manifest?.components.main);
});

test("nothing is done where nothing has changed, and only what has changed otherwise", async () => {
  const { root, write } = makeProject(TWO);
  const native = fakeNative();
  await build({ cwd: root, native });
  const before = { ...native.calls };
  expect(states(await build({ cwd: root, native }))).toEqual({ main: "fresh", other: "fresh" });
  expect(native.calls).toEqual(before);

  write({ "other.ts": taskFile("other", "return input + 3") });
  // `main` imports that file, so its bundle is looked at again; what it comes to is the same.
  expect(states(await build({ cwd: root, native }))).toEqual({ main: "built", other: "built" });
  expect(native.calls.componentize).toBe(before.componentize + 1);

  write({ "main.ts": `import "./other.ts";\n${taskFile("main", "return input + 4")}` });
  expect(states(await build({ cwd: root, native }))).toEqual({ main: "built", other: "cached" });
});

test("a file that is written again without a change changes nothing", async () => {
  const { root, write } = makeProject(TWO);
  const native = fakeNative();
  await build({ cwd: root, native });
  write(TWO);
  utimesSync(join(root, "main.ts"), 1, 1);
  expect(states(await build({ cwd: root, native }))).toEqual({ main: "fresh", other: "fresh" });
});

test.each([
  ["package.json", '{ "name": "test-project", "type": "module", "sideEffects": false }\n'],
  ["tsconfig.json", '{ "compilerOptions": { "useDefineForClassFields": false } }\n'],
  ["capsule.toml", "[tasks]\ndefault_ram = '64MB'\n"],
  ["package-lock.json", "{}\n"],
])("a change of %s is seen", async (name, content) => {
  const { root, write } = makeProject({
    ...TWO,
    "tsconfig.json": "{}\n",
    "package-lock.json": "[]\n",
  });
  const native = fakeNative();
  await build({ cwd: root, native });
  write({ [name]: content });
  expect(Object.values(states(await build({ cwd: root, native })))).not.toContain("fresh");
});

test("defaults of the configuration reach the manifest", async () => {
  const { root } = makeProject({
    ...TWO,
    "capsule.toml": "[tasks]\ndefault_compute = 'low'\ndefault_timeout = '2s'\n",
  });
  const { manifest } = await build({ cwd: root, native: fakeNative() });
  expect(manifest?.tasks.main?.policy).toMatchObject({ fuel: 100_000_000, timeout: 2000 });
});

test("files of the artifact that were damaged or removed are put back", async () => {
  const { root } = makeProject(TWO);
  const native = fakeNative();
  const { manifest } = await build({ cwd: root, native });
  const artifact = artifactOf(root);
  const path = (file?: { path: string }) => join(root, ".capsule/build", file?.path ?? "");
  writeFileSync(path(manifest?.components.main?.wasm), "thin damage");
  rmSync(path(manifest?.components.other?.wasm));
  await build({ cwd: root, native });
  expect(artifactOf(root)).toEqual(artifact);

  writeFileSync(join(root, ".capsule/build", MANIFEST_FILE), "{}");
  await build({ cwd: root, native });
  expect(artifactOf(root)).toEqual(artifact);
});

test("a cache in which every file is damaged is built anew", async () => {
  const { root } = makeProject(TWO);
  await build({ cwd: root, native: fakeNative() });
  const artifact = artifactOf(root);
  const cache = join(root, ".capsule/cache");
  for (const entry of readdirSync(cache, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) writeFileSync(join(entry.parentPath, entry.name), "damage");
  }
  rmSync(join(root, ".capsule/build", MANIFEST_FILE));
  const { manifest } = await build({ cwd: root, native: fakeNative() });
  expect(manifest).not.toBeNull();
  expect(artifactOf(root)).toEqual(artifact);
});

test("files that no manifest names any more go, those of the manifest before stay for its readers", async () => {
  const { root, write } = makeProject(TWO);
  const native = fakeNative();
  const first = await build({ cwd: root, native });
  const old = first.manifest?.components.main?.wasm.path ?? "";
  const ours = join(root, ".capsule/build/tasks", "notes.txt");
  writeFileSync(ours, "not ours to remove");
  const names = () => readdirSync(join(root, ".capsule/build"), { recursive: true });
  const age = () => {
    for (const name of names()) utimesSync(join(root, ".capsule/build", String(name)), 1, 1);
  };
  age();
  write({ "main.ts": taskFile("main", "return 10") });
  await build({ cwd: root, native });
  expect(names()).toContain(old);
  age();
  write({ "main.ts": taskFile("main", "return 11") });
  await build({ cwd: root, native });
  expect(names()).not.toContain(old);
  expect(names()).toContain("tasks/notes.txt");
});

test("all problems are reported at once, and the artifact stays as it was", async () => {
  const { root, write } = makeProject(TWO);
  const native = fakeNative();
  await build({ cwd: root, native });
  const artifact = artifactOf(root);
  write({
    "main.ts": taskFile(
      "main",
      "return missing",
      'import missing from "not-installed";\nimport "./other.ts";',
    ),
    "other.ts": taskFile(
      "other",
      "return exec",
      'import { exec } from "node:child_process";',
    ).replace('name: "other"', 'name: "other", ram: "many"'),
  });
  const { manifest, diagnostics } = await build({ cwd: root, native });
  expect(manifest).toBeNull();
  expect(diagnostics.map(({ code }) => code).sort()).toEqual(["CAP031", "CAP301", "CAP303"]);
  expect(artifactOf(root)).toEqual(artifact);
});

test("with no task there is nothing to build", async () => {
  const { root } = makeProject({ "main.ts": "export const one = 1;\n" });
  const { diagnostics } = await build({ cwd: root, native: fakeNative() });
  expect(diagnostics).toMatchObject([
    { code: "CAP107", message: expect.stringContaining("main.ts") },
  ]);
});

test("a writable grant may not reach the artifact", async () => {
  const file = taskFile("main", "return 1").replace("{ name:", '{ allowedFiles: ["./:rw"], name:');
  const { root } = makeProject({ "main.ts": file });
  const { diagnostics } = await build({ cwd: root, native: fakeNative() });
  expect(diagnostics).toMatchObject([{ code: "CAP039" }]);
});

test("a limit of memory below what the task starts with is an error", async () => {
  const { root } = makeProject({
    "main.ts": `import { task } from "@capsule/runtime";
export const main = task({ name: "main", ram: "2MB" }, () => 1);
export const fits = task({ name: "fits", ram: "3MB" }, () => 1);
`,
  });
  const { manifest, diagnostics } = await build({ cwd: root, native: fakeNative() });
  expect(manifest).toBeNull();
  expect(diagnostics.map(({ code, place }) => [code, place?.line])).toEqual([["CAP040", 2]]);
});

test("top-level code that throws is an error at its line", async () => {
  const { root } = makeProject({
    "main.ts": taskFile("main", "return table", 'const table = JSON.parse("{");'),
  });
  const native = fakeNative(({ code }) => {
    const line = code.split("\n").findIndex((text) => text.includes("const table")) + 1;
    const stack = `    at parse (native)\n    at <anonymous> (task.js:${line}:20)\n`;
    return code === ""
      ? {}
      : { error: { kind: "task_error", name: "SyntaxError", message: "no", stack } };
  });
  const { diagnostics } = await build({ cwd: root, native });
  expect(diagnostics).toMatchObject([
    {
      code: "CAP305",
      place: { file: join(root, "main.ts"), line: 2 },
      message: expect.stringContaining("SyntaxError: no"),
    },
  ]);
});

test("top-level code that reads the clock is evaluated by each call, which a note at its line says", async () => {
  const { root } = makeProject({
    "main.ts": taskFile("main", "return started", "const started = Date.now();"),
  });
  const modes: string[] = [];
  const native = fakeNative(({ code, mode }) => {
    if (code === "") return {};
    modes.push(mode);
    const line = code.split("\n").findIndex((text) => text.includes("const started")) + 1;
    const note = { kind: "clock", stack: `    at <anonymous> (task.js:${line}:17)\n` };
    return mode === "evaluate" ? { notes: [note] } : {};
  });
  const { manifest, diagnostics } = await build({ cwd: root, native });
  expect(manifest).not.toBeNull();
  expect(modes).toEqual(["evaluate", "compile"]);
  expect(diagnostics).toMatchObject([
    { code: "CAP306", severity: "note", place: { file: join(root, "main.ts"), line: 2 } },
  ]);
  // What was said once is said again by a build that has nothing to do.
  expect((await build({ cwd: root, native })).diagnostics).toEqual(diagnostics);
});

test("two builds of the same project at once are both right", async () => {
  const { root } = makeProject(TWO);
  const both = await Promise.all([1, 2].map(() => build({ cwd: root, native: fakeNative() })));
  expect(both[0]?.manifest).toEqual(both[1]?.manifest);
  expect(states(await build({ cwd: root, native: fakeNative() }))).toEqual({
    main: "fresh",
    other: "fresh",
  });
});

test("--export writes self-contained components", async () => {
  const { root } = makeProject(TWO);
  const { manifest } = await build({ cwd: root, native: fakeNative(), export: true });
  const path = manifest?.components.main?.exported?.path ?? "";
  expect(artifactOf(root)[`/${path}`]).toMatch(/^component /);
});

test("a failure of the engine is no defect of the project, and is not kept", async () => {
  const { root } = makeProject(TWO);
  const native = fakeNative();
  const { componentize } = native.addon;
  native.addon.componentize = () => Promise.reject(new Error("the runner is of another version"));
  const { manifest, diagnostics } = await build({ cwd: root, native });
  expect(manifest).toBeNull();
  expect(diagnostics.map(({ code }) => code)).toEqual(["CAP307", "CAP307"]);
  native.addon.componentize = componentize;
  expect((await build({ cwd: root, native })).manifest).not.toBeNull();
});
