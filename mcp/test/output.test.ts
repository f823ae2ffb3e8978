import { expect, it } from "vitest";
import { OutputStream } from "../src/output.ts";
import { cutText } from "../src/tools/cut.ts";

it("gathers pieces of one stream, and keeps the order of both", () => {
  const passed: [string, string][] = [];
  const output = new OutputStream((...piece) => passed.push(piece), 100);
  output.push("stdout", "a");
  output.push("stdout", "b");
  output.push("stderr", "c");
  output.push("stdout", "d");
  expect(passed).toEqual([]);
  output.flush();
  expect(passed).toEqual([
    ["stdout", "ab"],
    ["stderr", "c"],
    ["stdout", "d"],
  ]);
});

it("passes on no more than it may", () => {
  const passed: string[] = [];
  const output = new OutputStream((_, text) => passed.push(text), 10);
  for (let count = 0; count < 1000; count++) output.push("stdout", "123456");
  output.flush();
  expect(passed).toEqual(["1234561234"]);
});

it("doesn't part a character when it cuts", () => {
  expect(cutText("ab😀c", 3)).toBe("ab\n… 3 more characters were left out");
  expect(cutText("ab😀c", 4)).toBe("ab😀\n… 1 more characters were left out");
  expect(cutText("ab😀c", 5)).toBe("ab😀c");
});
