import { join } from "node:path";
import { expect, test } from "vitest";
import { discoverPython } from "../../src/python/discover.ts";
import { writeProject } from "../support/project.ts";

/** The signature of the one task of a module. */
async function signature(text: string) {
  const root = writeProject({ "main.py": `from capsule import task\n${text}` });
  const { tasks, diagnostics } = await discoverPython({ root, entries: [join(root, "main.py")] });
  expect(diagnostics).toEqual([]);
  return tasks[0]?.signature;
}

test("annotations become schemas", async () => {
  const types: [string, object][] = [
    ["str", { type: "string" }],
    ["int", { type: "integer" }],
    ["float", { type: "number" }],
    ["bool", { type: "boolean" }],
    ["None", { type: "null" }],
    ["'str'", { type: "string" }],
    ["Any", {}],
    ["object", {}],
    ["list", { type: "array" }],
    ["list[int]", { type: "array", items: { type: "integer" } }],
    ["typing.Sequence['int']", { type: "array", items: { type: "integer" } }],
    [
      "dict[str, list[float]]",
      { type: "object", additionalProperties: { type: "array", items: { type: "number" } } },
    ],
    ["tuple[int, ...]", { type: "array", items: { type: "integer" } }],
    [
      "tuple[int, str]",
      {
        type: "array",
        prefixItems: [{ type: "integer" }, { type: "string" }],
        items: false,
        minItems: 2,
      },
    ],
    ["int | None", { anyOf: [{ type: "integer" }, { type: "null" }] }],
    ["Optional[str]", { anyOf: [{ type: "string" }, { type: "null" }] }],
    [
      "Union[int, str, None]",
      { anyOf: [{ type: "integer" }, { type: "string" }, { type: "null" }] },
    ],
    ["int | Any", {}],
    ["Literal['a', 2, True]", { enum: ["a", 2, true] }],
    ["Annotated[int, 'positive']", { type: "integer" }],
    ["Rows", { type: "array", items: { type: "integer" } }],
    ["datetime", {}],
    ["some.Class", {}],
  ];
  const parameters = types.map(([type], index) => `p${index}: ${type}`).join(", ");
  const found = await signature(`Rows = list[int]\n@task(name="t")\ndef t(${parameters}): ...\n`);
  expect(found?.parameters.map(({ schema }) => schema)).toEqual(types.map(([, schema]) => schema));
});

test("typed dicts become objects, with their bases and what they may leave out", async () => {
  const found = await signature(`
from typing import NotRequired, TypedDict

class Base(TypedDict):
    id: int

class Row(Base, total=True):
    """One row."""
    name: str
    note: NotRequired[str]
    children: list["Row"]

class Other:
    x: int

@task(name="t")
def t(row: Row, other: Other): ...
`);
  expect(found).toEqual({
    description: null,
    parameters: [
      { name: "row", kind: "either", optional: false, schema: { $ref: "#/$defs/Row" } },
      { name: "other", kind: "either", optional: false, schema: {} },
    ],
    definitions: {
      Row: {
        type: "object",
        description: "One row.",
        properties: {
          id: { type: "integer" },
          name: { type: "string" },
          note: { type: "string" },
          children: { type: "array", items: { $ref: "#/$defs/Row" } },
        },
        required: ["id", "name", "children"],
      },
    },
  });
});

test("parameters have names, kinds, defaults and the docstring", async () => {
  const found = await signature(`
@task(name="t")
async def t(a, /, b: int, c=5, *rest: str, d: bool, e="x", **others: float):
    """Does it.

    And more.
    """
`);
  expect(found).toEqual({
    description: "Does it.\n\nAnd more.",
    definitions: {},
    parameters: [
      { name: "a", kind: "positional", optional: false, schema: {} },
      { name: "b", kind: "either", optional: false, schema: { type: "integer" } },
      { name: "c", kind: "either", optional: true, schema: { type: "number" } },
      {
        name: "rest",
        kind: "rest",
        optional: true,
        schema: { type: "array", items: { type: "string" } },
      },
      { name: "d", kind: "keyword", optional: false, schema: { type: "boolean" } },
      { name: "e", kind: "keyword", optional: true, schema: { type: "string" } },
      { name: "others", kind: "keywords", optional: true, schema: { type: "number" } },
    ],
  });
});

test("classes that inherit from each other have an end", async () => {
  const found = await signature(
    'class A(B): ...\nclass B(A): ...\n@task(name="t")\ndef t(a: A): ...\n',
  );
  expect(found?.parameters[0]?.schema).toEqual({});
});
