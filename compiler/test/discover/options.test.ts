import { join } from "node:path";
import { expect, test } from "vitest";
import { discover } from "../../src/discover/discover.ts";
import { writeProject } from "../support/project.ts";

const VALUES = `
export const LIMITS = { ram: "64MB", timeout: \`30s\` } as const;
export const HOSTS = ["api.example.com", "cdn.example.com"] as const;
export enum Level { Low = "LOW", High = "HIGH" }
export const enum Count { One = 1, Two = One << 1 }
const SEC = 1;
export const RETRIES = { few: SEC + 1, many: 2 ** 3 - 1 } satisfies Record<string, number>;
export namespace Space { export const name = "space"; }
export default { deep: { list: ["x", "y"] } };
`;

const CASES: [string, unknown][] = [
  ["'text'", "text"],
  ["`plain`", "plain"],
  [`\`\${1}-\${'a'}\``, "1-a"],
  ["1_0 - 0x2", 8],
  ["-5 + +'3' + ~1", -4],
  ["2 ** 3 % 5", 3],
  ["1 << 3 | 1", 9],
  ["!0", true],
  ["1 < 2 === true", true],
  ["null ?? 'b'", "b"],
  ["'' || 'b'", "b"],
  ["1 && 'b'", "b"],
  ["1 > 2 ? missing() : 'b'", "b"],
  ["'a' ?? missing()", "a"],
  ["undefined", undefined],
  ["(('a' as string)!) satisfies string", "a"],
  ["<string>'a'", "a"],
  ["LIMITS.ram", "64MB"],
  ["LIMITS['timeout']", "30s"],
  ["values.LIMITS.ram", "64MB"],
  ["[...HOSTS, 'x']", ["api.example.com", "cdn.example.com", "x"]],
  ["HOSTS[1]", "cdn.example.com"],
  ["HOSTS.length", 2],
  ["Level.Low", "LOW"],
  ["Level['High']", "HIGH"],
  ["Count.Two", 2],
  ["RETRIES.few * RETRIES.many", 14],
  ["Space.name", "space"],
  ["rest.deep.list[0]", "x"],
  ["{ ...LIMITS, ['a' + 1]: 1, 'b': 2, 3: 4 }", { ram: "64MB", timeout: "30s", a1: 1, b: 2, 3: 4 }],
  ["Object.freeze({ a: Object.freeze([1]) })", { a: [1] }],
  ["ram", "1MB"],
  ["{ ram }", { ram: "1MB" }],
  ["deep", 3],
  ["second", 2],
  ["limits.nested.value", "from JSON"],
  ["limits?.missing?.x ?? 1", 1],
];

test.each(CASES)("%s", (expression, expected) => {
  const root = writeProject({
    "package.json": "{}",
    "values.ts": VALUES,
    "limits.json": '{ "nested": { "value": "from JSON" }, "missing": null }',
    "main.ts": `
      import { task } from "@capsule/runtime";
      import rest, { LIMITS, HOSTS, Level, Count, RETRIES, Space } from "./values";
      import * as values from "./values";
      import limits from "./limits.json" with { type: "json" };
      const { ram, n: { deep } } = { ram: "1MB", n: { deep: 3 } };
      const [, second] = [1, 2];
      export default task({ name: "a", ram: ${expression} }, async () => 1);
    `,
  });
  const { tasks, diagnostics } = discover({ root, entries: [join(root, "main.ts")] });
  expect(diagnostics).toEqual([]);
  expect(tasks[0]?.options.ram).toEqual(expected);
});

test("options may be a constant, and come in any order of spreads", () => {
  const root = writeProject({
    "package.json": "{}",
    "main.ts": `
      import { task } from "@capsule/runtime";
      const NAME = "a";
      const OPTIONS = { name: NAME, ram: "1MB" } as const;
      export const a = task(OPTIONS, async () => 1);
      export const b = task({ ...OPTIONS, name: "b", ["ti" + "meout"]: "1s" }, async () => 1);
      export const c = task({ name: "c", ...{ name: "d" } }, async () => 1);
    `,
  });
  const { tasks, diagnostics } = discover({ root, entries: [join(root, "main.ts")] });
  expect(diagnostics).toEqual([]);
  expect(tasks.map(({ options }) => options)).toEqual([
    { name: "a", ram: "1MB" },
    { name: "b", ram: "1MB", timeout: "1s" },
    { name: "d" },
  ]);
  const [a, b] = tasks;
  expect(a?.placeOf("ram")).toMatchObject({ line: 5, column: 29, length: 7 });
  expect(b?.placeOf("ram")).toMatchObject({ line: 6, column: 34, length: 7 });
  expect(b?.placeOf("name")).toMatchObject({ line: 6, column: 49, length: 3 });
  expect(b?.placeOf("compute")).toMatchObject({ line: 6, column: 29 });
});
