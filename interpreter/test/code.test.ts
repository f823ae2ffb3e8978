import { expect, test } from "vitest";
import { prepareJavaScript } from "../src/code/javascript.ts";

test.each([
  ["1 + 1"],
  ["await fetch('https://example.com')"],
  ["with (Math) max(1, 2)"],
  ["const a = 1\na < 2 > (3)"],
  ["#!/usr/bin/env node\n1"],
])("JavaScript stays as it is: %j", (code) => {
  expect(prepareJavaScript(code)).toBe(code);
});

test.each([
  ["const a: number = 1\na", "const a         = 1\na"],
  ["interface A { b: string }\nconst c = { b: '' } satisfies A", "c = { b: '' }"],
  ["type T = string; let x: T | null = null; x!", "let x           = null; x "],
  ["enum Color { Red, Green }\nColor.Green", 'Color["Green"] = 1'],
  ["class P { constructor(private x: number) {} }", "this.x = x"],
  ["import type { A } from 'a';\nlet a: A", "let a   "],
  ["function f(a?) { return a } f()", "function f(a )"],
  ["let a!; a = [1] as const", "a = [1]         "],
  ["class A { private a = 1; static readonly b = 2 }", "static          b = 2"],
])("types are removed: %j", (code, expected) => {
  const script = prepareJavaScript(code);
  expect(script).toContain(expected);
  expect(() => new Function(script)).not.toThrow();
});

test.each([
  ['import a from "x"', 'const { default: a } = await import("x");'],
  ['import * as a from "x";', 'const a = await import("x");'],
  [
    'import { a, b as c, "d-e" as f } from "x"',
    'const { a: a, b: c, "d-e": f } = await import("x");',
  ],
  ['import a, { b } from "x"', 'const { default: a, b: b } = await import("x");'],
  ['import a, * as b from "x"', 'const b = await import("x"), { default: a } = b;'],
  ['import "x"', 'void (await import("x"));'],
  ['export * from "x"', 'void (await import("x"));'],
  ['export { a } from "x"', 'void (await import("x"));'],
  ["export const a = 1", "const a = 1"],
  ["const a = 1; export { a }", "const a = 1; "],
  ["export default class A {}", "class A {}"],
  ["const x = 5\nexport default x", "const x = 5\n;0, x"],
  ["export default (1 + 2)", ";0, (1 + 2)"],
  ["export /* a */ default 3", ";0, 3"],
  ["export default function () {}\n(1)", ";0, function () {};\n(1)"],
  ['import {\n  a,\n  b,\n} from "x"\na', 'const { a: a, b: b } = await import("x");\n\n\n\na'],
])("a module becomes a script: %j", (code, script) => {
  expect(prepareJavaScript(code)).toBe(script);
});

test.each(["let = = 1", "if (", "await = 3 +", "import x from"])(
  "what is neither is left to the engine: %j",
  (code) => {
    expect(prepareJavaScript(code)).toBe(code);
  },
);

test("code that is nested too deeply spoils nothing for what comes after", () => {
  const deep = `let a: number = ${"(".repeat(100_000)}1${")".repeat(100_000)}`;
  expect(prepareJavaScript(deep)).toBe(deep);
  expect(prepareJavaScript("let a: number = 1")).toBe("let a         = 1");
});

test("code of megabytes is not read on this side", () => {
  const long = `let a: number = 1;${" ".repeat(1_000_000)}`;
  expect(prepareJavaScript(long)).toBe(long);
});
