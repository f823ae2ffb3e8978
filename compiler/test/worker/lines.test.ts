import { expect, test } from "vitest";
import { type Line, Lines } from "../../src/worker/lines.ts";

function split(limit: number, chunks: string[]): string[] {
  const lines = new Lines(limit);
  const found: Line[] = chunks.flatMap((chunk) => [...lines.push(Buffer.from(chunk))]);
  return [...found, ...lines.end()].map(String);
}

test("lines are the same however they are cut into chunks", () => {
  expect(split(9, ["one\ntwo\n\nth", "ree"])).toEqual(["one", "two", "", "three"]);
  expect(split(9, [..."one\ntwo\n\nthree"])).toEqual(["one", "two", "", "three"]);
});

test("a line that is too long is left out, and the next one is read", () => {
  expect(split(4, ["four\nfi", "ve5\nend\n"])).toEqual(["four", "too long", "end"]);
  expect(split(4, ["five5"])).toEqual(["too long"]);
});
