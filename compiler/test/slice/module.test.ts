import { join } from "node:path";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { expect, test } from "vitest";
import { discover } from "../../src/discover/discover.ts";
import { sliceModule } from "../../src/slice/slice.ts";
import { writeProject } from "../support/project.ts";

const MAIN = `import { task } from "@capsule/runtime";
import { other } from "./other";

console.log("host");
function fail(x: number): never {
  throw new Error(String(x));
}
export const first = task({ name: "first", ram: "64MB" }, async (x: number) => fail(x));
export const second = task({ name: "second" }, async () => other());
`;

const OTHER = `import { task } from "@capsule/runtime";
import { first } from "./main";

export const unasked = [first.name].map(String);
export const other = task({ name: "other" }, async () => 1);
`;

function project() {
  const root = writeProject({ "package.json": "{}", "main.ts": MAIN, "other.ts": OTHER });
  const main = join(root, "main.ts");
  const discovery = discover({ root, entries: [main] });
  const taskOf = (name: string) => discovery.tasks.find((task) => task.name === name) ?? null;
  return { discovery, main, other: join(root, "other.ts"), taskOf };
}

/** The line and column, from 1, of a text's first occurrence. */
function positionOf(text: string, part: string) {
  const before = text.slice(0, text.indexOf(part)).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

test("the map leads from every kept place to where it was written", () => {
  const { discovery, main, taskOf } = project();
  const { code, map } = sliceModule(discovery, main, taskOf("first"));
  const trace = new TraceMap(JSON.parse(map.toString()));
  expect(trace.sources).toEqual(["main.ts"]);
  for (const part of ["throw", "new Error", "String(x)", "async (x", "fail(x))", "export const"]) {
    const { line, column } = positionOf(code, part);
    const original = originalPositionFor(trace, { line, column: column - 1 });
    const expected = positionOf(MAIN, part);
    expect([part, original.line, (original.column ?? 0) + 1]).toEqual([
      part,
      expected.line,
      expected.column,
    ]);
  }
});

test("another module keeps what the task's bundle imports from it", () => {
  const { discovery, other, taskOf } = project();
  const { code, diagnostics } = sliceModule(discovery, other, taskOf("second"));
  expect(code).toContain('export const other = /*@__PURE__*/ __remote("other");');
  expect(code).not.toContain("unasked");
  expect(diagnostics).toEqual([]);
});

test("without a task, all exports are kept, and stay removable for the bundler", () => {
  const { discovery, other, main } = project();
  const { code } = sliceModule(discovery, other, null);
  expect(code).toContain("export const unasked = /*@__PURE__*/ [first.name].map(String);");
  expect(sliceModule(discovery, main, null).code).not.toMatch(/fail|__defineTask/);
});

test("the same module is cut to the same text every time", () => {
  const [one, two] = [project(), project()];
  for (const name of ["first", "second", "other"]) {
    const cut = ({ discovery, main, taskOf }: typeof one) => {
      const { code, map } = sliceModule(discovery, main, taskOf(name));
      return { code, map: map.toString() };
    };
    expect(cut(one)).toEqual(cut(one));
    expect(cut(one)).toEqual(cut(two));
  }
});

test("a source that changed since the analysis is refused", () => {
  const { discovery, main, taskOf } = project();
  expect(sliceModule(discovery, main, taskOf("first"), MAIN).diagnostics).not.toEqual([]);
  const changed = sliceModule(discovery, main, taskOf("first"), `${MAIN}// more`);
  expect(changed.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ["CAP207", "error"],
  ]);
  expect(changed.code).toBe(`${MAIN}// more`);
});

test("Windows line ends and a byte order mark change nothing", () => {
  const root = writeProject({
    "package.json": "{}",
    "main.ts": `\uFEFF${MAIN.replaceAll("\n", "\r\n").replace('import { other } from "./other";\r\n', "").replace("other()", "1")}`,
  });
  const discovery = discover({ root, entries: [join(root, "main.ts")] });
  const [task] = discovery.tasks;
  expect(discovery.diagnostics).toEqual([]);
  const { code } = sliceModule(discovery, join(root, "main.ts"), task ?? null);
  expect(code.replaceAll("\r\n", "\n")).toBe(`\
import { defineTask as __defineTask } from "@capsule/runtime/guest";

function fail(x: number): never {
  throw new Error(String(x));
}
export const first = __defineTask("first", async (x: number) => fail(x));
`);
});
