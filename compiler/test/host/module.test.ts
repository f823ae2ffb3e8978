import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { discover } from "../../src/discover/discover.ts";
import { hostModule, TASKS_MODULE } from "../../src/host/module.ts";
import { HostProject } from "../../src/host/project.ts";
import { makeProject } from "../project.ts";

const IMPORT = `import { bind as __task } from "${TASKS_MODULE}";\n`;

/** The host's form of a `main.ts`, without empty lines. */
function hostOf(code: string, files: Record<string, string> = {}): string | undefined {
  const { root } = makeProject({ "main.ts": code, ...files });
  const file = join(root, "main.ts");
  const module = hostModule(discover({ root, entries: [file] }), file);
  return module?.code.replace(/\n{2,}/g, "\n");
}

const RUNTIME = 'import { task } from "@capsule/runtime";\n';

describe("a module with tasks, for a program that calls them", () => {
  test("has stubs in the place of tasks, and nothing that only their callbacks used", () => {
    const code = hostOf(
      `${RUNTIME}import { a, b } from "./lib.ts";
import only from "./only.ts";
const factor = make(only);
function make(value: number) { return value; }
class Helper { go() { return factor; } }
export const one = task({ name: "one" }, () => a + new Helper().go());
export const host = () => b;
`,
      { "lib.ts": "export const a = 1, b = 2;", "only.ts": "export default 3;" },
    );
    expect(code).toBe(
      `${IMPORT}import { b } from "./lib.ts";
export const one = /*@__PURE__*/ __task("one");
export const host = () => b;
`,
    );
  });

  test("keeps what both worlds use, what is exported, effects, and what a comment keeps", () => {
    const code = hostOf(
      `${RUNTIME}import "./effect.ts";
const both = 1;
export const exported = 2;
// capsule:keep
const kept = both + 1;
console.log("host");
export default task({ name: "one" }, () => both + exported + kept);
export const host = () => both;
`,
      { "effect.ts": "console.log(1);" },
    );
    expect(code).toContain('import "./effect.ts"');
    expect(code).toContain("const both = 1");
    expect(code).toContain("export const exported = 2");
    expect(code).toContain("const kept = both + 1");
    expect(code).toContain('console.log("host")');
    expect(code).toContain('export default /*@__PURE__*/ __task("one")');
  });

  test("calls its own tasks through their stubs", () => {
    const code = hostOf(
      `${RUNTIME}const inner = task({ name: "inner" }, () => 1);
export const outer = task({ name: "outer" }, () => inner());
export const host = () => inner();
`,
    );
    expect(code).toContain('const inner = /*@__PURE__*/ __task("inner")');
    expect(code).toContain("export const host = () => inner()");
  });

  test("finds aliases, namespaces and re-exports, and no other function of that name", () => {
    expect(
      hostOf(
        'import { task as t } from "@capsule/runtime";\nexport const a = t({ name: "a" }, () => 1);\n',
      ),
    ).toContain('__task("a")');
    expect(
      hostOf(
        'import * as c from "@capsule/runtime";\nexport const a = c.task({ name: "a" }, () => 1);\n',
      ),
    ).toContain('__task("a")');
    const lib = { "lib.ts": 'export { task as make } from "@capsule/runtime";' };
    expect(
      hostOf(
        'import { make } from "./lib.ts";\nexport const a = make({ name: "a" }, () => 1);\n',
        lib,
      ),
    ).toContain('__task("a")');
    expect(
      hostOf(
        'const task = (a: object, b: unknown) => b;\nexport const a = task({ name: "a" }, () => 1);\n',
      ),
    ).toBeUndefined();
  });

  test("takes another name where its own is taken", () => {
    const code = hostOf(
      `${RUNTIME}const __task = 1;\nexport const a = task({ name: "a" }, () => __task);\n`,
    );
    expect(code).toContain('__task1("a")');
  });
});

describe("the tasks of a program that is bundled", () => {
  test("are those of the modules it met", async () => {
    const { root } = makeProject({
      "a.ts": `${RUNTIME}export const a = task({ name: "a" }, () => 1);\n`,
      "b.ts": "export const b = 1;\n",
      "c.ts": `${RUNTIME}export const c = task({ name: "c", ram: "lots" }, () => 1);\n`,
    });
    const project = new HostProject({ cwd: root });
    const read = (name: string, code: string) => project.transform(join(root, name), code);
    expect(project.hasTasks).toBe(false);
    expect((await read("b.ts", "export const b = 1;\n")).kind).toBe("none");
    const code = `${RUNTIME}export const a = task({ name: "a" }, () => 1);\n`;
    expect(await read("a.ts", code)).toMatchObject({
      kind: "module",
      module: { tasks: [{ name: "a" }] },
    });
    expect(project.hasTasks).toBe(true);
    project.remove(join(root, "a.ts"));
    expect(project.hasTasks).toBe(false);
  });

  test("say so where another plugin has changed a module before", async () => {
    const { root } = makeProject({
      "a.ts": `${RUNTIME}export const a = task({ name: "a" }, () => 1);\n`,
    });
    const project = new HostProject({ cwd: root });
    const changed = `${RUNTIME}export const a = task({ name: "a" }, () => 2);\n`;
    expect(await project.transform(join(root, "a.ts"), changed)).toMatchObject({
      kind: "error",
      diagnostics: [{ code: "CAP207" }],
    });
  });

  test("tell the imports that only plugins can know", async () => {
    const code = `${RUNTIME}import a from "./a.txt?raw";\nimport b from "virtual:b";\nimport c from "~/c";\nimport d from "zod";\nimport e from "node:fs";\nimport f from "./lib.ts";\nexport const x = task({ name: "x" }, () => [a, b, c, d, e, f]);\n`;
    const { root } = makeProject({ "main.ts": code, "lib.ts": "export default 1;" });
    const project = new HostProject({ cwd: root });
    await project.transform(join(root, "main.ts"), code);
    expect(project.unknownImports().map(({ specifier }) => specifier)).toEqual([
      "virtual:b",
      "~/c",
    ]);
  });
});
