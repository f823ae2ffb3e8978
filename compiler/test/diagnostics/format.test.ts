import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { invalidOption } from "../../src/diagnostics/catalogue.ts";
import { formatDiagnostic, formatDiagnostics } from "../../src/diagnostics/format.ts";
import { diagnosticToJson } from "../../src/diagnostics/json.ts";
import { Problems } from "../../src/diagnostics/problems.ts";
import type { Diagnostic, Place } from "../../src/diagnostics/types.ts";

const place = (line: number, column: number, length: number): Place => ({
  file: "/project/src/main.ts",
  line,
  column,
  length,
  text: "first();\r\n\tsecond(1,\t2);\r\nthird(\r\n);",
});

const diagnostic: Diagnostic = {
  code: "CAP010",
  severity: "error",
  message: "It is wrong",
  hint: "Put it right.",
  place: place(2, 9, 4),
  related: [{ message: "because of this", place: place(3, 1, 99) }],
};

const expected = `\
src/main.ts:2:9 - error CAP010: It is wrong
    1 | first();
  > 2 |   second(1,  2);
      |          ^^^^^
    3 | third(
  src/main.ts:3:1 - because of this
    2 |   second(1,  2);
  > 3 | third(
      | ^^^^^^
    4 | );
  hint: Put it right.`;

test("a diagnostic shows its position, frame, related places and hint", () => {
  expect(formatDiagnostic(diagnostic, { root: "/project" })).toBe(expected);
});

test("colour changes nothing but the colour", () => {
  const coloured = formatDiagnostic(diagnostic, { root: "/project", color: true });
  expect(coloured).not.toBe(expected);
  expect(stripVTControlCharacters(coloured)).toBe(expected);
});

test("a place outside of the root is shown in full", () => {
  const text = formatDiagnostic(diagnostic, { root: "/elsewhere" });
  expect(text.split("\n")[0]).toBe("/project/src/main.ts:2:9 - error CAP010: It is wrong");
});

test("without a place and hint one line is left", () => {
  const plain: Diagnostic = { ...diagnostic, place: null, hint: null, related: [] };
  const text = formatDiagnostics([plain, { ...plain, severity: "note" }], { root: "/project" });
  expect(text).toBe("error CAP010: It is wrong\n\nnote CAP010: It is wrong");
});

test("JSON has the same without the file's text", () => {
  expect(diagnosticToJson(diagnostic, "/project")).toEqual({
    code: "CAP010",
    severity: "error",
    message: "It is wrong",
    hint: "Put it right.",
    place: { file: "src/main.ts", line: 2, column: 9, length: 4 },
    related: [
      {
        message: "because of this",
        place: { file: "src/main.ts", line: 3, column: 1, length: 99 },
      },
    ],
  });
});

test("what is found twice is told once", () => {
  const elsewhere = { ...diagnostic, place: place(1, 1, 1) };
  expect(new Problems([diagnostic, { ...diagnostic }, elsewhere]).all()).toHaveLength(2);
});

test.each([
  [() => 1, "a function"],
  [10n, "10"],
  [Symbol("x"), "Symbol(x)"],
  [undefined, "undefined"],
  ["x".repeat(200), `"${"x".repeat(78)}…`],
])("the value %s is shown", (value, shown) => {
  const { message } = invalidOption("compute", 'task "a"', value, null, null, "javascript");
  expect(message).toBe(`${shown} is not a valid \`compute\` for task "a"`);
});
