import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { atCallSite } from "../src/call/call-site.ts";
import * as errors from "../src/errors/index.ts";
import { CapsuleError, ERROR_TYPES, errorFrom, fromEnvelope } from "../src/errors/index.ts";

const execution = {
  task_name: "analyze",
  duration_ms: 2,
  retries: 0,
  fuel_consumed: 1,
  ram_used: 2,
  host_requests: [],
};

describe("errorFrom", () => {
  test.each(ERROR_TYPES)("%s has a class of its own, named after it", (error_type) => {
    const error = errorFrom({ error_type, message: "why" }, { taskName: "t" });
    expect(error).toBeInstanceOf(CapsuleError);
    expect(error.code).toBe(error_type);
    expect(error.constructor).not.toBe(CapsuleError);
    expect(Object.entries(errors)).toContainEqual([error.name, error.constructor]);
    expect(error.constructor.name).toBe(error.name);
    expect(String(error)).toBe(`${error.name}: why`);
    expect(error.stack?.startsWith(`${error.name}: why\n    at `)).toBe(true);
  });

  test("an unknown type is an internal error", () => {
    const error = errorFrom({ error_type: "constructor" as never, message: "" });
    expect(error.code).toBe("internal_error");
  });

  test("the stack starts with the guest's frames, then comes the call site", () => {
    const stack = "    at parse (src/tasks.ts:3:5)\n    at <anonymous> (src/tasks.ts:9:1)\n";
    const error = errorFrom({ error_type: "task_error", message: "no\n    at all", stack });
    const lines = error.stack?.split("\n") ?? [];
    expect(lines.slice(0, 4)).toEqual([
      "TaskError: no",
      "    at all",
      "    at parse (src/tasks.ts:3:5)",
      "    at <anonymous> (src/tasks.ts:9:1)",
    ]);
    expect(lines[4]).toMatch(/^ {4}at /);
    expect(atCallSite(error).stack?.split("\n")[4]).toContain("errors.test.ts");
  });
});

describe("fromEnvelope", () => {
  test("gives null for a success", () => {
    expect(fromEnvelope({ success: true, result: 1, error: null, execution })).toBe(null);
  });

  test("keeps hint, task and execution", () => {
    const error = { error_type: "timeout" as const, message: "late", hint: "raise it" };
    const made = fromEnvelope({ success: false, result: null, error, execution });
    expect(made).toMatchObject({ hint: "raise it", taskName: "analyze", execution });
  });
});

describe("the list of error types", () => {
  const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");

  test("is that of the sandbox", () => {
    const list = /error_types! \{\n([\s\S]*?)\n\}/.exec(read("native/sandbox/src/outcome.rs"))?.[1];
    expect([...(list ?? "").matchAll(/ = "(\w+)",/g)].map(([, name]) => name)).toEqual(ERROR_TYPES);
  });

  test("is that of the docs, with the names of the classes", () => {
    const rows = [...read("docs/runtime.md").matchAll(/^\| `(\w+)` \| `(\w+Error)` \|/gm)];
    expect(rows.map(([, code]) => code)).toEqual(ERROR_TYPES);
    for (const [, error_type, name] of rows) {
      expect(errorFrom({ error_type: error_type as never, message: "" }).name).toBe(name);
    }
  });
});
