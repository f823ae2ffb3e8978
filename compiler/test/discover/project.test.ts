import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { discover } from "../../src/discover/discover.ts";
import { importMetaUses, projectImports, tasksByFile } from "../../src/discover/modules.ts";
import { RUNTIME_LINK, writeProject } from "../support/project.ts";

const TASK = `
  import { task } from "@capsule/runtime";
  export const a = task({ name: "a" }, async () => 1);
`;

test("a missing runtime is named instead of finding no task", () => {
  const root = writeProject({ "package.json": "{}", "main.ts": TASK }, {});
  const { tasks, diagnostics } = discover({ root, entries: [join(root, "main.ts")] });
  expect(tasks).toEqual([]);
  expect(diagnostics.map(({ code, place }) => [code, place?.line])).toEqual([["CAP015", 2]]);
});

test("an entry that is no source is named, and the others are read", () => {
  const root = writeProject({ "package.json": "{}", "main.ts": TASK, "style.css": "a {}" });
  const entries = ["missing.ts", "style.css", "main.ts"].map((name) => join(root, name));
  const { tasks, diagnostics } = discover({ root, entries });
  expect(tasks.map(({ name }) => name)).toEqual(["a"]);
  expect(diagnostics.map(({ code, message }) => [code, message.split('"')[1]])).toEqual([
    ["CAP017", "missing.ts"],
    ["CAP017", "style.css"],
  ]);
});

test("the project's modules, imports and read files are told", () => {
  const root = writeProject(
    {
      "package.json": '{ "name": "project" }',
      "tsconfig.json": '{ "compilerOptions": { "paths": { "~/*": ["./lib/*"] } } }',
      "main.ts": `
        import type { T } from "./types";
        import "./effect";
        import { x } from "~/x";
        import { y } from "preset";
        import { readFileSync } from "node:fs";
        import installed from "installed";
        import "./script.js";
        ${TASK}`,
      "types.ts": "export type T = 1;",
      "effect.ts": "console.log(import.meta.url, import.meta);",
      "script.js": "globalThis.ready = true;",
      "lib/x.ts": "export const x = 1;",
      "packages/preset/package.json": '{ "name": "preset", "main": "index.ts" }',
      "packages/preset/index.ts": "export const y = 1;",
      "node_modules/installed/package.json": '{ "name": "installed", "main": "index.js" }',
      "node_modules/installed/index.js": "export default 1;",
    },
    { ...RUNTIME_LINK, "node_modules/preset": "../packages/preset" },
  );
  const main = join(root, "main.ts");
  const discovery = discover({ root, entries: [main] });
  const local = (files: Iterable<string>) => [...files].map((file) => relative(root, file));
  expect(discovery.diagnostics).toEqual([]);
  expect(local(tasksByFile(discovery).keys())).toEqual(["main.ts"]);
  expect(local(projectImports(discovery, main))).toEqual([
    "effect.ts",
    "lib/x.ts",
    "packages/preset/index.ts",
    "script.js",
  ]);
  expect(local(discovery.files)).toEqual(
    expect.arrayContaining(["effect.ts", "lib/x.ts", "main.ts", "tsconfig.json", "types.ts"]),
  );
  expect(local(discovery.files).join()).not.toContain("node_modules/installed/index.js");
  const resolved = ["~/x", "./effect", "./effect.js", "preset", "installed", "node:fs", "./nix"];
  expect(
    resolved.map((specifier) => {
      const file = discovery.resolve(specifier, main);
      return file && relative(root, file);
    }),
  ).toEqual(["lib/x.ts", "effect.ts", "effect.ts", "packages/preset/index.ts", null, null, null]);
  expect(importMetaUses(discovery, join(root, "effect.ts")).map(({ code }) => code)).toEqual([
    "CAP009",
    "CAP009",
  ]);
});
