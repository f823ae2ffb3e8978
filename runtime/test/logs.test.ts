import { expect, test, vi } from "vitest";
import { deliver, type LogEvent, listen, printable, unlisten } from "../src/call/logs.ts";
import { StackMaps } from "../src/call/stack-maps.ts";
import { sample } from "./sample.ts";

const maps = new StackMaps({ ...sample, digest: "" }, "nowhere");

test("lines go to the call's handler, without its id", async () => {
  const events: LogEvent[] = [];
  listen(7, (event) => events.push(event), maps);
  deliver({ id: 7, task: "t", stream: "stdout", text: "hi", partial: false });
  await unlisten(7);
  expect(events).toEqual([{ task: "t", stream: "stdout", text: "hi" }]);
});

test("lines that come while maps are loaded keep their order, and the call waits for them", async () => {
  const texts: string[] = [];
  const fresh = new StackMaps({ ...sample, digest: "" }, "nowhere");
  listen(9, ({ text }) => texts.push(text), fresh);
  const lines = ["Error: x", "    at f (task.js:1:1)", "    at map (native:1:1)", "after"];
  for (const text of lines) deliver({ id: 9, task: "t", stream: "stderr", text, partial: false });
  expect(texts).toEqual(["Error: x"]);
  await unlisten(9);
  expect(texts).toEqual(["Error: x", "    at f (task.js:1:1)", "after"]);
});

test("without a handler they go to standard error", () => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  deliver({ id: 8, task: "t", stream: "stdout", text: "hi\x1b[2J", partial: false });
  expect(write.mock.calls).toEqual([["[t] hi\n"]]);
  write.mockRestore();
});

test.each([
  ["colours stay", "\x1b[31mred\x1b[0m\tx", "\x1b[31mred\x1b[0m\tx"],
  ["cursor movements go", "a\x1b[10;10Hb\x1b[2Kc", "abc"],
  ["titles and clipboard go", "a\x1b]52;c;AAAA\x07b\x1b]0;t\x1b\\c", "abc"],
  ["other controls go", "a\rb\x08c\x9b2Jd\x1bce\x00", "abc2Jde"],
  ["text in any language stays", "é 漢字 🎈", "é 漢字 🎈"],
])("%s", (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});
