import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { discover } from "../../src/discover/discover.ts";
import { RUNTIME_LINK, writeProject } from "../support/project.ts";

/** The signature of the one task of a project. */
function signature(main: string, files: Record<string, string> = {}) {
  const text = `import { task } from "@capsule/runtime";\n${main}`;
  const root = writeProject({ "package.json": "{}", ...files, "main.ts": text }, RUNTIME_LINK);
  const { tasks, diagnostics } = discover({ root, entries: [join(root, "main.ts")] });
  expect(diagnostics).toEqual([]);
  expect(tasks).toHaveLength(1);
  return tasks[0]?.signature;
}

/** The schema of the one parameter, of this type. */
function schema(type: string, before = "", files: Record<string, string> = {}) {
  const main = `${before}\nexport const t = task({ name: "t" }, async (value: ${type}) => 1);`;
  const found = signature(main, files);
  return {
    ...found?.parameters[0]?.schema,
    ...(Object.keys(found?.definitions ?? {}).length > 0 && { $defs: found?.definitions }),
  };
}

describe("a type becomes a schema", () => {
  test.each<[string, object]>([
    ["string", { type: "string" }],
    ["number", { type: "number" }],
    ["boolean", { type: "boolean" }],
    ["null", { type: "null" }],
    ["any", {}],
    ["unknown", {}],
    ["object", { type: "object" }],
    ["Date", { type: "string", format: "date-time" }],
    ["`id-\u0024{string}`", { type: "string" }],
    ['"a"', { const: "a" }],
    ["-1", { const: -1 }],
    ['"a" | "b" | 3', { enum: ["a", "b", 3] }],
    ["string | null", { anyOf: [{ type: "string" }, { type: "null" }] }],
    ["string | any", {}],
    ["string[]", { type: "array", items: { type: "string" } }],
    ["readonly number[]", { type: "array", items: { type: "number" } }],
    [
      "Array<(string | number)>",
      { type: "array", items: { anyOf: [{ type: "string" }, { type: "number" }] } },
    ],
    [
      "[string, number]",
      {
        type: "array",
        prefixItems: [{ type: "string" }, { type: "number" }],
        items: false,
        minItems: 2,
      },
    ],
    [
      "[a: string, b?: number]",
      {
        type: "array",
        prefixItems: [{ type: "string" }, { type: "number" }],
        items: false,
        minItems: 1,
      },
    ],
    [
      "[string, ...number[]]",
      { type: "array", prefixItems: [{ type: "string" }], items: { type: "number" }, minItems: 1 },
    ],
    ["Record<string, number>", { type: "object", additionalProperties: { type: "number" } }],
    [
      'Record<"a" | "b", number>',
      {
        type: "object",
        properties: { a: { type: "number" }, b: { type: "number" } },
        required: ["a", "b"],
      },
    ],
    ["{ [key: string]: boolean }", { type: "object", additionalProperties: { type: "boolean" } }],
    [
      "{ a: string; b?: number; c: string | undefined }",
      {
        type: "object",
        properties: { a: { type: "string" }, b: { type: "number" }, c: { type: "string" } },
        required: ["a"],
      },
    ],
    [
      "{ a: 1 } & { b: 2 }",
      {
        allOf: [
          { type: "object", properties: { a: { const: 1 } }, required: ["a"] },
          { type: "object", properties: { b: { const: 2 } }, required: ["b"] },
        ],
      },
    ],
    [
      "Partial<{ a: 1; b: 2 }>",
      { type: "object", properties: { a: { const: 1 }, b: { const: 2 } } },
    ],
    [
      'Pick<{ a: 1; b: 2 }, "a">',
      { type: "object", properties: { a: { const: 1 } }, required: ["a"] },
    ],
    [
      'Omit<{ a: 1; b: 2 }, "a">',
      { type: "object", properties: { b: { const: 2 } }, required: ["b"] },
    ],
    ["keyof { a: 1 }", {}],
    ["Map<string, number>", {}],
    ["() => void", {}],
  ])("%s", (type, expected) => {
    expect(schema(type)).toEqual(expected);
  });

  test("of another module, with bases, generics and comments", () => {
    const types = `
      export interface Base { id: number }
      export interface Page<T, K = string> extends Base {
        /** What is on it. */
        items: T[];
        key: K;
      }
      export type Id = Page<Row>;
      export enum Colour { Red, Blue = "blue" }
      /** One row. */
      export interface Row { name: string; colour?: Colour }
    `;
    const before = 'import type { Id } from "./types.ts";';
    const row = {
      type: "object",
      description: "One row.",
      properties: { name: { type: "string" }, colour: { enum: [0, "blue"] } },
      required: ["name"],
    };
    expect(schema("Id", before, { "types.ts": types })).toEqual({
      allOf: [
        { type: "object", properties: { id: { type: "number" } }, required: ["id"] },
        {
          type: "object",
          properties: {
            items: { type: "array", items: row, description: "What is on it." },
            key: { type: "string" },
          },
          required: ["items", "key"],
        },
      ],
    });
  });

  test("that refers to itself", () => {
    const before = "interface Tree { value: number; children: Tree[] }";
    expect(schema("Tree", before)).toEqual({
      $ref: "#/$defs/Tree",
      $defs: {
        Tree: {
          type: "object",
          properties: {
            value: { type: "number" },
            children: { type: "array", items: { $ref: "#/$defs/Tree" } },
          },
          required: ["value", "children"],
        },
      },
    });
  });

  test("without an end, where it makes itself anew", () => {
    const before = "interface Deep<T> { value: T; next: Deep<T[]> }";
    expect(schema("Deep<string>", before)).toEqual({
      type: "object",
      properties: { value: { type: "string" }, next: {} },
      required: ["value", "next"],
    });
  });
});

describe("parameters", () => {
  test("have names, kinds, defaults and comments", () => {
    const found = signature(`
      /**
       * Finds what is hot.
       *
       * @param rows What is looked through.
       * @param limit - At most so many.
       */
      export const t = task(
        { name: "t" },
        async (rows: string[], { a }: { a: number }, limit = 5, note?: string, ...more: boolean[]) => 1,
      );`);
    expect(found).toEqual({
      description: "Finds what is hot.",
      definitions: {},
      parameters: [
        {
          name: "rows",
          kind: "positional",
          optional: false,
          schema: {
            type: "array",
            items: { type: "string" },
            description: "What is looked through.",
          },
        },
        {
          name: "input",
          kind: "positional",
          optional: false,
          schema: { type: "object", properties: { a: { type: "number" } }, required: ["a"] },
        },
        {
          name: "limit",
          kind: "positional",
          optional: true,
          schema: { type: "number", description: "At most so many." },
        },
        { name: "note", kind: "positional", optional: true, schema: { type: "string" } },
        {
          name: "more",
          kind: "rest",
          optional: true,
          schema: { type: "array", items: { type: "boolean" } },
        },
      ],
    });
  });

  test("of a function by its name", () => {
    const found = signature(`
      /** Doubles. */
      function double(n: number) { return n * 2; }
      export const t = task({ name: "t" }, double);`);
    expect(found?.description).toBe("Doubles.");
    expect(found?.parameters.map(({ name }) => name)).toEqual(["n"]);
  });

  test("are none where there are none", () => {
    expect(signature('export const t = task({ name: "t" }, async () => 1);')).toEqual({
      description: null,
      parameters: [],
      definitions: {},
    });
  });
});
