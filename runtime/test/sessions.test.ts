import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type Artifact,
  ArtifactInvalidError,
  JsonText,
  type LogEvent,
  loadArtifact,
  TaskNotFoundError,
} from "../src/index.ts";
import type { Policy } from "../src/manifest/index.ts";
import { ARTIFACT, buildProject } from "./project.ts";

let artifact: Artifact;
let policy: Policy;

beforeAll(async () => {
  await buildProject();
  artifact = await loadArtifact(ARTIFACT);
  policy = (artifact.tasks.evaluate as { policy: Policy }).policy;
});

describe("a session", () => {
  test("keeps its memory from call to call", async () => {
    const session = artifact.openSession("evaluate");
    expect(await session.envelope(["globalThis.count = 1"])).toMatchObject({ result: 1 });
    expect(await session.envelope(["void (globalThis.next = () => ++count)"])).toMatchObject({
      success: true,
    });
    expect(await session.envelope(["next() + next()"])).toMatchObject({ result: 5 });
    expect(session.usable).toBe(true);
    session.close();
  });

  test("shares nothing with another, nor with calls", async () => {
    const [one, other] = [artifact.openSession("evaluate"), artifact.openSession("evaluate")];
    await one.envelope(["globalThis.secret = 1"]);
    expect(await other.envelope(["typeof secret"])).toMatchObject({ result: "undefined" });
    expect(await artifact.call("evaluate", ["typeof secret"])).toBe("undefined");
    one.close();
    other.close();
  });

  test("gives results as they were written to who passes them on", async () => {
    const session = artifact.openSession("evaluate");
    const args = '["globalThis.n = 1.0; [n, null]"]';
    const { envelope, result } = await session.envelopeText({ args, kwargs: null });
    expect([envelope.result, result]).toEqual([[1, null], "[1,null]"]);
    const kwargs = await session.envelopeText({ args: "[]", kwargs: '{"a":1}' });
    expect(kwargs.envelope.error?.error_type).toBe("invalid_arguments");
    expect(kwargs.result).toBe(null);
    session.close();
  });

  test("goes on after an error", async () => {
    const session = artifact.openSession("evaluate");
    await session.envelope(["globalThis.kept = 1"]);
    const failed = await session.envelope(["kept = 2; throw new RangeError('no')"]);
    expect(failed.error).toMatchObject({ error_type: "task_error", message: "RangeError: no" });
    expect(session.usable).toBe(true);
    expect(await session.envelope(["kept"])).toMatchObject({ result: 2 });
    session.close();
  });

  test("has the policy's fuel and time for each call, and ends where one is stopped", async () => {
    const limited = artifact.withPolicy("evaluate", { ...policy, fuel: 100_000_000 });
    const session = limited.openSession("evaluate");
    const busy = "let sum = 0; for (let i = 0; i < 100000; i++) sum += i; sum";
    for (const _ of Array(10)) {
      const { success, execution } = await session.envelope([busy]);
      expect(success).toBe(true);
      expect(execution.fuel_consumed).toBeLessThan(100_000_000);
    }
    const { error } = await session.envelope(["for (;;);"]);
    expect(error?.error_type).toBe("fuel_exhausted");
    expect(session.usable).toBe(false);
    const refused = await session.envelope(["1"]);
    expect(refused.error).toMatchObject({ error_type: "cancelled", message: /instance has ended/ });
  });

  test("has memory as a whole", async () => {
    const limited = artifact.withPolicy("evaluate", { ...policy, ram: 32 * 1024 ** 2 });
    const session = limited.openSession("evaluate");
    const hold = "(globalThis.held ??= []).push(new Uint8Array(6_000_000)), held.length";
    let last = await session.envelope([hold]);
    for (let calls = 0; calls < 10 && last.success; calls++) last = await session.envelope([hold]);
    expect(last.error?.error_type).toBe("out_of_memory");
    session.close();
  });

  test("is called one call after the other, in order", async () => {
    const session = artifact.openSession("evaluate");
    await session.envelope(["globalThis.order = []"]);
    const slow = (name: string, wait: number) =>
      session.envelope([
        `new Promise(done => setTimeout(() => done(order.push("${name}")), ${wait}))`,
      ]);
    await Promise.all([slow("a", 30), slow("b", 1), slow("c", 10)]);
    expect(await session.envelope(["order"])).toMatchObject({ result: ["a", "b", "c"] });
    session.close();
  });

  test("gives each call's output to that call", async () => {
    const session = artifact.openSession("evaluate");
    for (const name of ["first", "second"]) {
      const lines: LogEvent[] = [];
      await session.envelope([`console.log("${name}")`], { onLog: (line) => lines.push(line) });
      expect(lines).toEqual([{ task: "evaluate", stream: "stdout", text: name }]);
    }
    session.close();
  });

  test("ends with close, and the call in it as cancelled", async () => {
    const session = artifact.openSession("evaluate");
    const waiting = session.envelope(["new Promise(() => {})"]);
    setTimeout(() => session.close(), 20);
    expect((await waiting).error?.error_type).toBe("cancelled");
    expect(session.usable).toBe(false);
  });

  test("ends where a signal stops a call", async () => {
    const session = artifact.openSession("evaluate");
    const abort = new AbortController();
    const waiting = session.envelope(["new Promise(() => {})"], { signal: abort.signal });
    setTimeout(() => abort.abort(), 20);
    expect((await waiting).error?.error_type).toBe("cancelled");
    expect(session.usable).toBe(false);
  });

  test("gives a waiting call up without its end", async () => {
    const session = artifact.openSession("evaluate");
    const abort = new AbortController();
    const running = session.envelope(["new Promise(done => setTimeout(() => done('done'), 50))"]);
    const waiting = session.envelope(["1"], { signal: abort.signal });
    abort.abort();
    expect((await waiting).error?.error_type).toBe("cancelled");
    expect(await running).toMatchObject({ result: "done" });
    expect(session.usable).toBe(true);
    session.close();
  });

  test("has its directories in every call", async () => {
    const host = mkdtempSync(path.join(realpathSync(tmpdir()), "capsule-session-"));
    const mounts = [{ host, guest: "/", writable: true }];
    const session = artifact.openSession("readAt", { mounts });
    for (const text of ["first", "second"]) {
      writeFileSync(path.join(host, "a.txt"), text);
      expect(await session.envelope(["a.txt"])).toMatchObject({ result: text });
    }
    session.close();
  });

  test("is of a task that there is", () => {
    expect(() => artifact.openSession("missing")).toThrow(TaskNotFoundError);
    expect(() => artifact.withPolicy("missing", policy)).toThrow(TaskNotFoundError);
  });

  test("has a policy that can be read", () => {
    for (const wrong of [{}, { ...policy, fuel: "LOW" }, { ...policy, more: 1 }]) {
      expect(() => artifact.withPolicy("evaluate", wrong as Policy)).toThrow(ArtifactInvalidError);
    }
  });
});

describe("functions of the host", () => {
  const tools = {
    add: (args: readonly unknown[]) => (args[0] as number) + (args[1] as number),
    fail: async () => {
      throw new RangeError("out of range");
    },
    never: () => new Promise(() => {}),
  };

  test("answer a task that calls them", async () => {
    expect(await artifact.call("callByName", ["tool:add", [1, 2]], { tools })).toBe(3);
    const session = artifact.openSession("callByName", { tools });
    expect(await session.envelope(["tool:add", [1, 2]])).toMatchObject({ result: 3 });
    expect(await session.envelope(["tool:add", [3, 4]])).toMatchObject({ result: 7 });
    session.close();
  });

  test("see what the guest wrote, and may answer with JSON that stays as it is", async () => {
    const seen: string[] = [];
    const text = {
      large: (_: unknown, __: unknown, text: string) => {
        seen.push(text);
        return new JsonText('{ "large": 1e3 }');
      },
    };
    const { result } = await artifact.envelope("callByName", ["tool:large", [1, "x"]], {
      tools: text,
    });
    expect([result, seen]).toEqual([{ large: 1000 }, ['[1,"x"]']]);
  });

  test("fail with their messages", async () => {
    const { error } = await artifact.envelope("callByName", ["tool:fail", []], { tools });
    expect(error).toMatchObject({ error_type: "task_error", message: "TaskError: out of range" });
  });

  test.each(["missing", "constructor", "__proto__", "toString"])(
    "are those offered: %j",
    async (name) => {
      const { error } = await artifact.envelope("callByName", [`tool:${name}`, []], { tools });
      expect(error?.message).toContain("no such function");
    },
  );

  test("are none where none are offered", async () => {
    const { error } = await artifact.envelope("callByName", ["tool:add", [1, 2]]);
    expect(error?.message).toContain("no task `tool:add`");
  });

  test("take the place of tasks", async () => {
    const { error } = await artifact.envelope("callByName", ["square", [2]], { tools });
    expect(error?.message).toContain("reaches no tasks");
    expect(await artifact.call("callByName", ["square", [2]])).toBe(4);
  });

  test("don't outlast the call's time", async () => {
    const limited = artifact.withPolicy("callByName", { ...policy, timeout: 100 });
    const { error } = await limited.envelope("callByName", ["tool:never", []], { tools });
    expect(error?.error_type).toBe("timeout");
  });
});

test("a last line without a line break says so", async () => {
  const lines: LogEvent[] = [];
  const code = "process.stdout.write('one\\ntwo')";
  await artifact.call("evaluate", [code], { onLog: (line) => lines.push(line) });
  expect(lines).toEqual([
    { task: "evaluate", stream: "stdout", text: "one" },
    { task: "evaluate", stream: "stdout", text: "two", partial: true },
  ]);
});
