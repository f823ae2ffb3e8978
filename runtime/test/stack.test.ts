import { TraceMap } from "@jridgewell/trace-mapping";
import { describe, expect, test } from "vitest";
import { parseFrame } from "../src/call/frames.ts";
import { mapStack } from "../src/call/map-stack.ts";
import { stackMapper } from "../src/call/source-maps.ts";
import { nameFrames } from "../src/guest/name-frames.ts";
import { sha256 } from "../src/manifest/index.ts";
import { sample } from "./sample.ts";
import { temporary } from "./temporary.ts";

/** Line 1 of task.js is line 10, column 5 of src/a.ts; line 2 is in a dependency; 3 in the guest library. */
const map = {
  version: 3 as const,
  file: "task.js",
  sources: ["src/a.ts", "node_modules/zod/index.js", "../runtime/dist/guest/remote.js"],
  sourcesContent: [null, null, null],
  names: [],
  mappings: "AASI;ACTJ;ACAA",
};

describe("parseFrame", () => {
  test.each([
    ["    at fn (task.js:3:5)", { name: "fn", file: "task.js", line: 3, column: 5 }],
    [
      "    at <anonymous> (task.js:3)",
      { name: "<anonymous>", file: "task.js", line: 3, column: null },
    ],
    ["    at map (native)", { name: "map", file: "native", line: null, column: null }],
    ["    at task.js:1:25", { name: "", file: "task.js", line: 1, column: 25 }],
    [
      "      at async f (a b/task.js:1:2) {",
      { name: "async f", file: "a b/task.js", line: 1, column: 2 },
    ],
    ["    at async a b/task.js:1:2", { name: "", file: "a b/task.js", line: 1, column: 2 }],
  ])("%s", (line, frame) => {
    const parsed = parseFrame(line);
    expect(parsed?.frame).toEqual(frame);
    expect(parsed?.write(frame)).toBe(line);
  });

  test.each(["Error: x", "  at", "  [cause]: Error: y", "  code: 'E'", "}"])(
    "%s is no frame",
    (line) => {
      expect(parseFrame(line)).toBeNull();
    },
  );
});

describe("mapStack", () => {
  const mapOf = (file: string) => (file === "task.js" ? new TraceMap(map) : null);

  test("maps own and dependencies' frames, drops the engine's and the guest library's", () => {
    const stack = [
      "    at boom (task.js:1:1)",
      "    at map (native)",
      "    at parse (task.js:2:1)",
      "    at ask (task.js:3:1)",
      "    at run (capsule:prelude:8:2)",
      "    at eval (<input>:1:1)",
      "    at task.js:1:1",
    ].join("\n");
    expect(mapStack(stack, mapOf).split("\n")).toEqual([
      "    at boom (src/a.ts:10:5)",
      "    at parse (node_modules/zod/index.js:1:1)",
      "    at eval (<input>:1:1)",
      "    at src/a.ts:10:5",
    ]);
  });

  test("maps what stands behind the frames as well, and keeps the rest of it", () => {
    const stack = [
      "    at boom (task.js:1:1)",
      "    at ask (task.js:3:1) {",
      "  code: 'E',",
      "  [cause]: Error: why",
      "      at parse (task.js:2:1)",
      "}",
    ].join("\n");
    expect(mapStack(stack, mapOf).split("\n")).toEqual([
      "    at boom (src/a.ts:10:5) {",
      "  code: 'E',",
      "  [cause]: Error: why",
      "      at parse (node_modules/zod/index.js:1:1)",
      "}",
    ]);
  });

  test("reads no further than 256 lines", () => {
    const stack = "    at boom (task.js:1:1)\n".repeat(1000);
    expect(mapStack(stack, mapOf).split("\n")).toHaveLength(256);
  });

  test("keeps a frame that the map doesn't know", () => {
    expect(mapStack("    at f (task.js:99:1)", mapOf)).toBe("    at f (task.js:99:1)");
  });
});

describe("stackMapper", () => {
  const text = JSON.stringify(map);
  const component = sample.components.analyze;
  if (component === undefined) throw new Error("no sample");

  function mapper(digest: string, files: Record<string, string>) {
    const file = { path: "tasks/analyze.map", sha256: digest, size: 1 };
    const components = { analyze: { ...component, map: file } as typeof component };
    return stackMapper({ ...sample, digest: "", components } as never, temporary(files));
  }

  test("takes the map of the failed task, and of the task that a frame names", () => {
    const { mapStack: toSource, mapLine } = mapper(sha256(text), { "tasks/analyze.map": text });
    expect(toSource("    at f (task.js:1:1)", "analyze")).toBe("    at f (src/a.ts:10:5)");
    expect(toSource("    at f (analyze/task.js:1:1)", "other")).toBe("    at f (src/a.ts:10:5)");
    expect(toSource("    at f (task.js:1:1)", "other")).toBe("    at f (task.js:1:1)");
    expect(toSource("    at f (eval.js:1:1)", "analyze")).toBe("    at f (eval.js:1:1)");
    expect(toSource("    at f (constructor/task.js:1:1)", "analyze")).toContain("constructor/");
    expect(mapLine("    at f (task.js:1:1)", "analyze")).toBe("    at f (src/a.ts:10:5)");
    expect(mapLine("    at ask (task.js:3:1)", "analyze")).toBeNull();
  });

  test("a damaged or missing map costs nothing but the mapping", () => {
    const frame = "    at f (task.js:1:1)";
    for (const { mapStack } of [
      mapper("0".repeat(64), { "tasks/analyze.map": text }),
      mapper(sha256(text), {}),
    ]) {
      expect(mapStack(frame, "analyze")).toBe(frame);
    }
  });
});

test("a called task's frames are named once, at the innermost call", () => {
  const stack = [
    "    at f (task.js:1:2)",
    "    at map (native)",
    "    at task.js:1:9",
    "    at g (inner/task.js:3:4)",
  ];
  expect(nameFrames(stack.join("\n"), "the task").split("\n")).toEqual([
    "    at f (the task/task.js:1:2)",
    "    at map (native)",
    "    at the task/task.js:1:9",
    "    at g (inner/task.js:3:4)",
  ]);
});
