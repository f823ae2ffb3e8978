import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { beforeAll, describe, expect, it } from "vitest";
import type { Call, LogEvent, SandboxOptions } from "../loader/index.ts";
import { loadAddon } from "../loader/index.ts";
import { cache, temporaryDirectory, writeArtifact } from "./artifact.ts";

const addon = loadAddon();
const code = `
  import { call, define } from "capsule:host";
  define("add", (a, b) => a + b);
  define("nothing", () => {});
  define("fail", () => { throw new RangeError("out of range"); });
  define("log", (lines) => { for (let n = 0; n < lines; n++) console.log("line", n); console.error("end"); return lines; });
  define("spin", () => { for (;;); });
  define("wait", () => new Promise((done) => setTimeout(done, 600_000)));
  define("outer", async (...args) => JSON.parse(await call("add", JSON.stringify(args))));
`;
const tasks = ["add", "nothing", "fail", "log", "spin", "wait", "outer"];
const options: SandboxOptions = {
  maxCalls: 4,
  ramBudget: 2 ** 30,
  maxDepth: 8,
  maxFanOut: 8,
  trace: null,
  cache,
};

let artifact: Awaited<ReturnType<typeof writeArtifact>>;
beforeAll(async () => {
  artifact = await writeArtifact(code, tasks, 2_000);
});

function open(onLog: (event: LogEvent) => void = () => {}, overrides = {}) {
  const sandbox = new addon.Sandbox({ ...options, ...overrides }, onLog);
  const handle = sandbox.open(artifact.manifest, artifact.directory, artifact.directory);
  expect(handle.error).toBeNull();
  let id = 0;
  const call = (task: string, args: unknown[] = [], more: Partial<Call> = {}) =>
    sandbox.call(handle, {
      id: id++,
      task,
      arguments: JSON.stringify(args),
      env: {},
      mounts: [],
      logs: true,
      tools: null,
      atOnce: true,
      ...more,
    });
  return { sandbox, call };
}

describe("call", () => {
  it("resolves with the outcome, every field of it", async () => {
    const { call } = open();
    const outcome = await call("add", [1, 2]);
    expect(outcome).toEqual({
      result: "3",
      error: null,
      durationMs: expect.any(Number),
      retries: 0,
      fuel: expect.any(Number),
      ram: expect.any(Number),
      requests: [],
    });
    expect(outcome.fuel).toBeGreaterThan(1_000);
    expect(outcome.ram).toBeGreaterThan(100_000);
    expect((await call("nothing")).result).toBe("");
    expect((await call("outer", [20, 22])).result).toBe("42");
  });

  it("resolves with the error of a failed task", async () => {
    const { call } = open();
    const { result, error } = await call("fail");
    expect(result).toBeNull();
    expect(error).toMatchObject({ errorType: "task_error", hint: null, task: null });
    expect(error?.message).toContain("out of range");
    expect(error?.stack).toContain("tasks.js");
    expect((await call("unknown")).error?.errorType).toBe("task_not_found");
    expect((await call("spin")).error?.errorType).toBe("timeout");
  });

  it("runs many at once", async () => {
    const { call } = open();
    const outcomes = await Promise.all(Array.from({ length: 200 }, (_, n) => call("add", [n, n])));
    expect(outcomes.map((outcome) => outcome.result)).toEqual(outcomes.map((_, n) => `${2 * n}`));
  });

  it("ends a call that is cancelled, running or waiting", async () => {
    const { sandbox, call } = open(undefined, { maxCalls: 1 });
    const running = call("wait", [], { id: 1_000 });
    const waiting = call("add", [1, 2], { id: 2 ** 40 });
    sandbox.cancel(7);
    sandbox.cancel(2 ** 40);
    expect((await waiting).error?.errorType).toBe("cancelled");
    sandbox.cancel(1_000);
    expect((await running).error?.errorType).toBe("cancelled");
  });
});

describe("logs", () => {
  it("arrive in order, before the outcome", async () => {
    const events: LogEvent[] = [];
    const { call } = open((event) => events.push(event));
    const [one, other] = await Promise.all([
      call("log", [500], { id: 11 }).then((outcome) => ({ outcome, at: events.length })),
      call("log", [3], { id: 12, logs: false }),
    ]);
    expect(one.outcome.result).toBe("500");
    expect(other.result).toBe("3");
    const lines = Array.from({ length: 500 }, (_, n) => `line ${n}`);
    expect(events.slice(0, one.at).map((event) => event.text)).toEqual([...lines, "end"]);
    expect(events.every((event) => event.id === 11 && event.task === "log")).toBe(true);
    expect(events.at(-1)?.stream).toBe("stderr");
  });
});

describe("open", () => {
  it("refuses a manifest that was changed, and calls of it end with the reason", async () => {
    const { sandbox } = open();
    const changed = artifact.manifest.replace('"maxRetries": 0', '"maxRetries": 9');
    const handle = sandbox.open(changed, artifact.directory, artifact.directory);
    expect(handle.error?.errorType).toBe("artifact_invalid");
    const call = {
      id: 1,
      task: "add",
      arguments: "[]",
      env: {},
      mounts: [],
      logs: true,
      tools: null,
      atOnce: false,
    };
    expect((await sandbox.call(handle, call)).error).toEqual(handle.error);
  });
});

describe("trace", () => {
  it("is on disk after a flush", async () => {
    const trace = join(temporaryDirectory(), "trace.db");
    const { sandbox, call } = open(undefined, { trace });
    await call("add", [1, 2]);
    sandbox.flush();
    expect(existsSync(trace)).toBe(true);
    expect(readFileSync(trace).subarray(0, 15).toString()).toBe("SQLite format 3");
  });
});

describe("the process", () => {
  const script = (body: string) => {
    const directory = temporaryDirectory();
    const file = join(directory, "script.mjs");
    const index = new URL("../dist/index.js", import.meta.url);
    const { manifest } = artifact;
    const text = JSON.stringify({ manifest, directory: artifact.directory, options });
    writeFileSync(
      file,
      `import { loadAddon } from ${JSON.stringify(index.href)};
       const { manifest, directory, options } = ${text};
       const sandbox = new (loadAddon().Sandbox)(options, (event) => console.log(event.text));
       const handle = sandbox.open(manifest, directory, directory);
       const call = (task, args = "[]") =>
         sandbox.call(handle, { id: 1, task, arguments: args, env: {}, mounts: [], logs: true, tools: null, atOnce: false });
       ${body}`,
    );
    return file;
  };
  const run = (body: string) =>
    execFileSync(process.execPath, [script(body)], { encoding: "utf8", timeout: 20_000 });

  it("ends by itself with an idle sandbox", () => {
    expect(run(`await call("add", "[1,2]"); console.log("done");`)).toBe("done\n");
  });

  it("stays for a pending call", () => {
    expect(run(`call("log", "[1]").then(({ result }) => console.log(result));`)).toBe(
      "line 0\nend\n1\n",
    );
  });

  it("may end while a call runs", () => {
    expect(run(`call("wait"); setTimeout(() => process.exit(), 100);`)).toBe("");
  });

  it("reports an error in the log listener as uncaught", () => {
    const body = `process.on("uncaughtException", (error) => console.log("uncaught", error.message));
      const other = new (loadAddon().Sandbox)(options, () => { throw new Error("listener"); });
      const { result } = await other.call(other.open(manifest, directory, directory),
        { id: 1, task: "log", arguments: "[0]", env: {}, mounts: [], logs: true, tools: null, atOnce: false });
      console.log(result);`;
    expect(run(body)).toBe("uncaught listener\n0\n");
  });

  it("survives a worker that ends in the middle of calls", async () => {
    const file = script(`for (let n = 0; n < 20; n++) call("log", "[100]"); call("wait");
      setTimeout(() => process.exit(), 30);`);
    for (let n = 0; n < 3; n++) {
      const worker = new Worker(file, { stdout: true });
      await new Promise((ended) => worker.on("exit", ended));
    }
    const { call } = open();
    expect((await call("add", [1, 2])).result).toBe("3");
    rmSync(file);
  });
});
