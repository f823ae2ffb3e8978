import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { discover } from "../../src/discover/discover.ts";
import { RUNTIME_LINK, writeProject } from "../support/project.ts";

const IMPORT = 'import { task } from "@capsule/runtime";\n';
const define = (name: string, callee = "task") =>
  `export const ${name} = ${callee}({ name: "${name}" }, async () => 1);\n`;

function names(files: Record<string, string>, entry = "main.ts", links = RUNTIME_LINK) {
  const root = writeProject({ "package.json": '{ "name": "project" }', ...files }, links);
  const { tasks, diagnostics } = discover({ root, entries: [join(root, entry)] });
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  return tasks.map(({ name }) => name);
}

describe("a task is found", () => {
  test.each([
    ["by import", IMPORT + define("a")],
    ["by an alias", `import { task as make } from "@capsule/runtime";\n${define("a", "make")}`],
    ["by a namespace", `import * as sdk from "@capsule/runtime";\n${define("a", "sdk.task")}`],
    ["in parentheses", IMPORT + define("a", "(task)")],
    ["as an optional call", IMPORT + define("a", "task?.")],
    ["with type arguments", IMPORT + define("a", "task<[], number>")],
    ["behind `as`", IMPORT + define("a", "(task as any)")],
    ["behind `satisfies` and `!`", IMPORT + define("a", "(task satisfies unknown)!")],
    [
      "by `import =`",
      `import * as sdk from "@capsule/runtime";\nimport t = sdk.task;\n${define("a", "t")}`,
    ],
  ])("%s", (_, text) => expect(names({ "main.ts": text })).toEqual(["a"]));

  test.each(["main.js", "main.jsx", "main.tsx", "main.mjs", "main.mts"])("in %s", (entry) => {
    expect(names({ [entry]: IMPORT + define("a") }, entry)).toEqual(["a"]);
  });

  test("through re-exports, two levels of `export *`, a default export and an own namespace", () => {
    const found = names({
      "main.ts": [
        'import made, { define, task, ns } from "./one";',
        define("a", "made"),
        define("b", "define"),
        define("c"),
        define("d", "ns.task"),
      ].join("\n"),
      "one.ts":
        'export * from "./two.js";\nexport { task as define } from "@capsule/runtime";\nexport * as ns from "./two";\nexport { default } from "./three";',
      "two.ts": 'export * from "@capsule/runtime";',
      "three.ts": 'import { task } from "@capsule/runtime";\nexport default task;',
    });
    expect(found).toEqual(["a", "b", "c", "d"]);
  });

  test("through tsconfig paths of an extended tsconfig, `#imports` and a workspace package", () => {
    const found = names(
      {
        "package.json": '{ "name": "project", "imports": { "#define": "./src/define.ts" } }',
        "tsconfig.json": '{ "extends": "./base.json", "files": ["src/main.ts"] }',
        "base.json": '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }',
        "src/main.ts": [
          'import { byPath } from "~/path";',
          'import { byHash } from "#define";',
          'import { byPackage } from "@scope/preset/sub";',
          define("a", "byPath"),
          define("b", "byHash"),
          define("c", "byPackage"),
        ].join("\n"),
        "src/path.ts": 'export { task as byPath } from "@capsule/runtime";',
        "src/define.ts": 'export { task as byHash } from "@capsule/runtime";',
        "packages/preset/package.json":
          '{ "name": "@scope/preset", "exports": { "./sub": "./sub.ts" } }',
        "packages/preset/sub.ts": 'export { task as byPackage } from "@capsule/runtime";',
      },
      "src/main.ts",
      { ...RUNTIME_LINK, "node_modules/@scope/preset": "../../packages/preset" },
    );
    expect(found).toEqual(["a", "b", "c"]);
  });

  test("in every imported project file, also by import for its effect and dynamic import", () => {
    const found = names({
      "main.ts": 'import "./effect";\nexport * from "./again";\nawait import("./lazy");',
      "effect.ts": IMPORT + define("effect"),
      "again.ts": IMPORT + define("again"),
      "lazy.ts": IMPORT + define("lazy"),
      "unrelated.ts": IMPORT + define("unrelated"),
    });
    expect(found).toEqual(["effect", "again", "lazy"]);
  });
});

describe("what only looks like one is left alone", () => {
  test.each([
    [
      "a function of the same name",
      'function task(o: object, f: unknown) { return f; }\nexport const a = task({ name: "a" }, () => 1);',
    ],
    ["a string", 'export const s = "task({ name: \\"a\\" }, async () => 1)";'],
    ["a method", 'const queue = { task(o: object) { return o; } };\nqueue.task({ name: "a" });'],
    [
      "another package",
      'import { task } from "other";\nexport const a = task({ name: "a" }, () => 1);',
    ],
    [
      "a shadowing parameter",
      `${IMPORT}export const f = (task: (n: number) => number) => task(1);`,
    ],
    [
      "a type",
      `${IMPORT}export type Make = typeof task;\nexport let later: ReturnType<typeof task>;`,
    ],
    ["a property", `${IMPORT}export const o = { task: 1 };\no.task;`],
  ])("%s", (_, text) => {
    expect(
      names({
        "main.ts": text,
        "node_modules/other/package.json": '{ "name": "other", "main": "index.js" }',
        "node_modules/other/index.js": "export function task() {}",
      }),
    ).toEqual([]);
  });
});
