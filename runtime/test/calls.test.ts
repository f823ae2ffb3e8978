import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type Artifact,
  CancelledError,
  CapsuleError,
  type LogEvent,
  loadArtifact,
  TaskError,
} from "../src/index.ts";
import { ARTIFACT, buildProject, PROJECT } from "./project.ts";
import { temporary } from "./temporary.ts";

let artifact: Artifact;

beforeAll(async () => {
  await buildProject();
  artifact = await loadArtifact(ARTIFACT);
});

async function failure(task: string, args: unknown[] = []): Promise<CapsuleError> {
  const error = await artifact.call(task, args).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(CapsuleError);
  return error as CapsuleError;
}

/** Line of the project's source that holds a text. */
function lineOf(text: string): number {
  const lines = readFileSync(`${PROJECT}/tasks.ts`, "utf8").split("\n");
  return lines.findIndex((line) => line.includes(text)) + 1;
}

describe("an opened artifact", () => {
  test("knows its tasks, root and directory", () => {
    expect(Object.keys(artifact.tasks)).toContain("square");
    expect(artifact.tasks.spin?.policy.timeout).toBe(300);
    expect(artifact).toMatchObject({ root: PROJECT, directory: ARTIFACT });
  });

  test("calls a task", async () => {
    expect(await artifact.call("square", [7])).toBe(49);
    expect(await artifact.call("nothing")).toBe(undefined);
    expect(await artifact.call("sum", [[1, 2, 3]])).toBe(14);
  });

  test("tells what a call cost", async () => {
    const { execution, ...envelope } = await artifact.envelope("square", [7]);
    expect(envelope).toEqual({ success: true, result: 49, error: null });
    expect(execution).toMatchObject({ task_name: "square", retries: 0, host_requests: [] });
    expect(execution.fuel_consumed).toBeGreaterThan(0);
    expect(execution.ram_used).toBeGreaterThan(100_000);
    expect(execution.duration_ms).toBeGreaterThan(0);
    const again = await artifact.envelope("square", [7]);
    expect(again.execution.fuel_consumed).toBe(execution.fuel_consumed);
  });

  test.each(["missing", "constructor", "__proto__", ""])("has no task %j", async (name) => {
    const error = await failure(name);
    expect(error.code).toBe("task_not_found");
    expect(error.hint).toContain("square");
  });
});

describe("values", () => {
  test.each([
    ["strings, numbers, null", ["é\u0000\u2028\ud83d\ude00", 1.5, -1e300, null, true]],
    ["nested values", [{ a: [{ b: {} }], "": [], "__proto__ ": 1 }]],
    ["large integers", [Number.MAX_SAFE_INTEGER, 2 ** 60]],
  ])("%s arrive as they were passed", async (_, args) => {
    expect(await artifact.call("echo", args)).toEqual(args);
  });

  test("a key named __proto__ stays a key", async () => {
    const value = JSON.parse('{"__proto__":{"polluted":true}}');
    expect(JSON.stringify(await artifact.call("echo", [value]))).toBe(JSON.stringify([value]));
  });

  test("undefined, NaN, dates and toJSON follow JSON", async () => {
    const args = [{ a: undefined, b: Number.NaN }, undefined, new Date(0), [undefined], undefined];
    expect(await artifact.call("echo", args)).toEqual([
      { b: null },
      null,
      "1970-01-01T00:00:00.000Z",
      [null],
    ]);
  });

  test("defaults apply to trailing undefined", async () => {
    expect(await artifact.call("defaults", [1, undefined])).toEqual({ a: 1, b: "b" });
    expect(await artifact.call("defaults", [undefined, undefined])).toEqual({ a: "a", b: "b" });
  });

  test("arguments that can't be sent never reach the sandbox", async () => {
    const error = await failure("echo", [{ id: 1n }]);
    expect(error.code).toBe("invalid_arguments");
    expect(error.message).toContain("args[0].id is a BigInt");
    expect(error.execution?.fuel_consumed).toBe(0);
  });

  test("results that can't be sent name what is wrong", async () => {
    expect((await failure("bigint")).message).toContain("result.deep[0] is a BigInt");
    expect(await failure("circular")).toMatchObject({ code: "invalid_result" });
  });

  test("a result that looks like a failure is a result", async () => {
    const envelope = await artifact.envelope("looksFailed");
    expect(envelope).toMatchObject({
      success: true,
      result: { success: false, error_type: "task_error", message: "only data" },
    });
  });

  test("50 MB cross, 64 MiB and one byte don't", async () => {
    const text = "x".repeat(50_000_000);
    expect((await artifact.call("echo", [text])) as string[]).toEqual([text]);
    const error = await failure("echo", ["x".repeat(64 * 1024 ** 2 - 3)]);
    expect(error.code).toBe("invalid_arguments");
    expect(error.message).toContain("64 MiB");
  });

  test("deep nesting crosses or is refused by name", async () => {
    const nested = (depth: number) => JSON.parse("[".repeat(depth) + "]".repeat(depth));
    expect(await artifact.call("echo", [nested(500)])).toEqual([nested(500)]);
    const envelope = await artifact.envelope("echo", [nested(100_000)]);
    expect(envelope.success).toBe(false);
    expect(["invalid_arguments", "invalid_result", "stack_overflow", "out_of_memory"]).toContain(
      envelope.error?.error_type,
    );
    expect(await artifact.call("square", [2])).toBe(4);
  });
});

describe("errors", () => {
  test("a thrown error has its stack in the source, then the place of the call", async () => {
    const error = await failure("fail", ["luck"]);
    expect(error).toBeInstanceOf(TaskError);
    expect(error).toMatchObject({ message: "TypeError: no luck", taskName: "fail" });
    const lines = error.stack?.split("\n") ?? [];
    expect(lines[0]).toBe("TaskError: TypeError: no luck");
    expect(lines[1]).toMatch(
      new RegExp(`^ {4}at explode \\(tasks\\.ts:${lineOf("throw new TypeError")}:\\d+\\)$`),
    );
    expect(lines[2]).toContain(`tasks.ts:${lineOf('name: "fail" }')}:`);
    expect(lines.slice(3).join("\n")).toContain("calls.test.ts");
    expect(error.stack).not.toMatch(/runtime\/src|task\.js|native/);
  });

  test("an uncaught error of a called task shows both tasks' frames", async () => {
    const error = await failure("failInside");
    expect(error.code).toBe("task_error");
    expect(error.message).toContain("no inner");
    expect(error.stack).toContain(`tasks.ts:${lineOf("throw new TypeError")}:`);
    expect(error.stack).toContain(`tasks.ts:${lineOf("await fail(")}:`);
    expect(error.stack).not.toMatch(/task\.js|guest\//);
  });

  test("a task gets typed errors and envelopes of the tasks it calls", async () => {
    expect(await artifact.call("describeFailure")).toMatchObject({
      name: "TimeoutError",
      code: "timeout",
      envelope: { success: true, result: 9, error: null, execution: { task_name: "square" } },
    });
  });
});

describe("cancelling", () => {
  test("an aborted signal refuses the call, with its reason", async () => {
    const reason = new Error("not needed");
    const signal = AbortSignal.abort(reason);
    const error = await artifact.call("square", [1], { signal }).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(CancelledError);
    expect((error as Error).cause).toBe(reason);
  });

  test.each([
    ["waiting", "sleep", [15_000]],
    ["busy", "spinLong", []],
  ])("a %s task ends at once", async (_, task, args) => {
    const start = performance.now();
    const signal = AbortSignal.timeout(100);
    const error = await artifact.call(task, args, { signal }).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(CancelledError);
    expect((error as Error).cause).toBe(signal.reason);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(await artifact.call("square", [2])).toBe(4);
  });

  test("calls that share a signal share a listener, and leave none behind", async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    let most = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      most = Math.max(most, listeners);
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    };
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => artifact.call("square", [n], { signal })),
    );
    expect([listeners, most]).toEqual([0, 1]);
  });
});

describe("logs", () => {
  test("each line arrives before the outcome, in order", async () => {
    const events: LogEvent[] = [];
    await artifact.call("log", [["one", "two"]], { onLog: (event) => events.push(event) });
    expect(events).toEqual([
      { task: "log", stream: "stdout", text: "one" },
      { task: "log", stream: "stdout", text: "two" },
      { task: "log", stream: "stderr", text: "to stderr" },
    ]);
  });

  test("a thousand lines of each of twenty calls keep apart", async () => {
    const lines = (n: number) => Array.from({ length: 1000 }, (_, line) => `${n}:${line}`);
    const calls = Array.from({ length: 20 }, async (_, n) => {
      const seen: string[] = [];
      await artifact.call("log", [lines(n)], { onLog: ({ text }) => seen.push(text) });
      expect(seen.slice(0, -1)).toEqual(lines(n));
    });
    await Promise.all(calls);
  });

  test("null drops them", async () => {
    expect(await artifact.call("log", [["dropped"]], { onLog: null })).toBe(undefined);
  });
});

describe("mounts", () => {
  test("are granted to one call, read-only unless they say otherwise", async () => {
    const root = temporary({ "in.txt": "hello" });
    const read = (options: object) => artifact.envelope("readAt", ["/data/in.txt"], options);
    expect(await read({ mounts: [`${root}::/data`] })).toMatchObject({ result: "hello" });
    expect(await read({ mounts: [{ host: root, guest: "/data", writable: false }] })).toMatchObject(
      {
        result: "hello",
      },
    );
    expect(await read({})).toMatchObject({ success: false });
    const write = (mode: string) =>
      artifact.envelope("writeAt", ["/data/out.txt"], { mounts: [`${root}::/data:${mode}`] });
    expect((await write("ro")).error?.error_type).toBe("permission_denied");
    expect((await write("rw")).success).toBe(true);
    expect(readFileSync(`${root}/out.txt`, "utf8")).toBe("written");
  });

  test("may not make compiled code writable", async () => {
    const envelope = await artifact.envelope("writeAt", ["/x"], { mounts: [`${PROJECT}::/p:rw`] });
    expect(envelope.success).toBe(false);
  });

  test("of another form are a TypeError", async () => {
    await expect(artifact.envelope("square", [1], { mounts: ["::x"] })).rejects.toThrow(TypeError);
  });
});
