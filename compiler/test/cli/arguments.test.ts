import { expect, test } from "vitest";
import { explicitOptions, parseArgument, textOption } from "../../src/cli/arguments.ts";

const explicit = (...argv: string[]) =>
  explicitOptions(argv, new Set(["task"]), new Set(["json"])).map((text) =>
    text.replace("\0", "|"),
  );

test("values of options are kept as text, and flags take none", () => {
  expect(explicit("run", "--task", "007", "--json", "5")).toEqual([
    "run",
    "--task=|007",
    "--json=true",
    "5",
  ]);
  expect(explicit("--task=a=b")).toEqual(["--task=|a=b"]);
  expect(explicit("--json=false", "--other")).toEqual(["--json=false", "--other"]);
});

test("what follows two dashes is left alone", () => {
  expect(explicit("--json", "--", "--json", "--task")).toEqual([
    "--json=true",
    "--",
    "--json",
    "--task",
  ]);
});

test("an option without its value is refused", () => {
  expect(() => explicit("--task")).toThrow("--task needs a value");
  expect(() => explicit("--task", "--json")).toThrow("--task needs a value");
});

test("the last value of an option counts", () => {
  expect(textOption(["\0a", "\0b"])).toBe("b");
  expect(textOption(undefined)).toBeUndefined();
});

test.each([
  ["5", 5],
  ["007", "007"],
  ["true", true],
  ["null", null],
  ['"text"', "text"],
  ["text", "text"],
  ['{"a":[1]}', { a: [1] }],
  ["{a:1}", "{a:1}"],
  ["", ""],
])("the argument %s is %j", (text, value) => {
  expect(parseArgument(text)).toEqual(value);
});
