import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeProject } from "../project.ts";
import { BIN, capsule } from "./command.ts";
import { startWorker } from "./worker-client.ts";

const TASKS = `import { writeFileSync } from "node:fs";
import { task } from "@capsule/runtime";

export const main = task({ name: "main" }, async (...args: unknown[]) => ({ args }));
export const env = task({ name: "env", envVariables: ["SEEN"] }, async () => [process.env.SEEN ?? null, process.env.OTHER ?? null]);
export const talks = task({ name: "talks" }, async (...lines: string[]) => {
  for (const line of lines) console.log(line);
  console.error("to stderr");
});
export const fails = task({ name: "fails" }, async () => {
  throw new TypeError("on purpose");
});
export const sleeps = task({ name: "sleeps", timeout: "60s" }, async (ms: number) => {
  console.log("asleep");
  await new Promise((wake) => setTimeout(wake, ms));
  return "awake";
});
export const spins = task({ name: "spins", timeout: "200ms", compute: "HIGH" }, async () => {
  for (;;);
});
export const size = task({ name: "size", compute: "HIGH", ram: "1GB" }, async (text: string) => text.length);
export const writes = task({ name: "writes" }, async (path: string) => writeFileSync(path, "written"));
`;

const OTHER = `import { task } from "@capsule/runtime";
export const main = task({ name: "main" }, async () => "other");
`;

test("calls by source file and by project, with logs, failures and limits in their envelopes", async () => {
  const { root } = makeProject({ "main.ts": TASKS, "other.ts": OTHER });
  const worker = startWorker(root);
  expect(await worker.next("hello")).toMatchObject({ protocol: 1, pid: worker.child.pid });
  worker.send({ type: "call", id: 1, file: "main.ts", args: [1, "ä🦊\u2028", null, { a: [] }] });
  worker.send({ type: "call", id: "two", task: "talks", args: ["one\ntwo", "three"] });
  worker.send({ type: "call", id: 3, file: "main.ts", task: "fails" });
  worker.send({ type: "call", id: 4, file: "main.ts", task: "spins" });
  worker.send({ type: "call", id: 5, file: "main.ts", task: "sipns" });
  worker.send({ type: "call", id: 6, file: "main.ts", kwargs: { a: 1 } });
  worker.send({ type: "call", id: 7, file: "other.ts" });
  worker.send({ type: "call", id: 8, file: "main.ts", task: "talks", args: ["x"], logs: false });

  expect((await worker.next("result", 1)).envelope).toMatchObject({
    success: true,
    result: { args: [1, "ä🦊\u2028", null, { a: [] }] },
    execution: { task_name: "main", retries: 0 },
  });
  expect((await worker.next("progress", 1)).text).toBe("Reading the project …");
  expect((await worker.next("result", "two")).envelope).toMatchObject({
    success: true,
    result: null,
  });
  expect(worker.messages.filter((it) => it.type === "log" && it.id === "two")).toEqual([
    { type: "log", id: "two", task: "talks", stream: "stdout", text: "one" },
    { type: "log", id: "two", task: "talks", stream: "stdout", text: "two" },
    { type: "log", id: "two", task: "talks", stream: "stdout", text: "three" },
    { type: "log", id: "two", task: "talks", stream: "stderr", text: "to stderr" },
  ]);
  const errors = await Promise.all(
    [3, 4, 5, 6].map(async (id) => (await worker.next("result", id)).envelope.error),
  );
  expect(errors.map((error) => error?.error_type)).toEqual([
    "task_error",
    "timeout",
    "task_not_found",
    "invalid_arguments",
  ]);
  expect(errors[0]?.stack).toMatch(/main\.ts:11:\d+/);
  expect((await worker.next("result", 7)).envelope.result).toBe("other");
  await worker.next("result", 8);
  expect(worker.messages.filter((it) => it.type === "log" && it.id === 8)).toEqual([]);

  worker.child.stdin?.end();
  expect(await worker.exited).toBe(0);
  expect(worker.stderr()).toBe("");
});

test("an artifact, its root, mounts, and variables of the call", async () => {
  const { root, write } = makeProject({
    "main.ts": TASKS,
    "out/.keep": "",
    "elsewhere/.env": "SEEN=file",
  });
  await capsule(root, ["build", "--out", "artifact"]);
  const worker = startWorker(makeProject({}).root, { SEEN: "worker", OTHER: "secret" });
  const call = { type: "call", artifact: "artifact", cwd: root };
  worker.send({ ...call, id: 1, task: "env" });
  worker.send({ ...call, id: 2, task: "env", env: { SEEN: "call" } });
  worker.send({ ...call, id: 3, task: "env", env: { SEEN: null }, root: "elsewhere" });
  worker.send({ ...call, id: 4, task: "writes", args: ["/out/a.txt"] });
  worker.send({ ...call, id: 5, task: "writes", args: ["/out/b.txt"], mounts: ["./out:rw"] });
  worker.send({ ...call, id: 6, artifact: "nowhere" });
  const envelopeOf = async (id: number) => (await worker.next("result", id)).envelope;
  expect((await envelopeOf(1)).result).toEqual(["worker", null]);
  expect((await envelopeOf(2)).result).toEqual(["call", null]);
  expect((await envelopeOf(3)).result).toEqual([null, null]);
  expect((await envelopeOf(4)).success).toBe(false);
  expect((await envelopeOf(5)).success).toBe(true);
  expect(readFileSync(join(root, "out/b.txt"), "utf8")).toBe("written");
  expect((await envelopeOf(6)).error?.error_type).toBe("artifact_invalid");

  // Built again, it is another one.
  write({ "main.ts": TASKS.replace("({ args })", '"changed"') });
  await capsule(root, ["build", "--out", "artifact"]);
  worker.send({ ...call, id: 7 });
  expect((await envelopeOf(7)).result).toBe("changed");
});

test("malformed input is answered, and calls go on", async () => {
  const { root } = makeProject({ "main.ts": TASKS });
  const worker = startWorker(root);
  worker.send("\n{oops\n");
  worker.send(Buffer.from([0xff, 0xfe, 0x0a]));
  worker.send("[]\nnull\n7\n");
  worker.send({ type: "call", id: 1, surprise: true });
  worker.send({ type: "call", id: 2, mounts: ["../..:rw"] });
  const { max_message_bytes: limit } = await worker.next("hello");
  const part = Buffer.alloc(1 << 20, "x");
  for (let sent = 0; sent <= limit; sent += part.length) worker.send(part);
  worker.send("\n");
  worker.send({ type: "cancel", id: "nobody" });
  worker.send({ type: "call", id: 3 });
  worker.send({ type: "call", id: 3 });
  expect((await worker.next("result", 3)).envelope.success).toBe(true);
  const errors = worker.messages.filter((it) => it.type === "error");
  expect(errors.map(({ code, id }) => [code, id])).toEqual([
    ["malformed", null],
    ["malformed", null],
    ["malformed", null],
    ["malformed", null],
    ["malformed", null],
    ["invalid_request", 1],
    ["invalid_request", 2],
    ["too_large", null],
    ["duplicate_id", 3],
  ]);
});

test("5 MB of arguments, and too many", async () => {
  const { root } = makeProject({ "main.ts": TASKS });
  const worker = startWorker(root);
  const text = "ä".repeat(2_500_000);
  worker.send({ type: "call", id: 1, task: "size", args: [text] });
  worker.send({ type: "call", id: 2, task: "size", args: ["x".repeat(65 * 1024 ** 2)] });
  expect((await worker.next("result", 1)).envelope.result).toBe(2_500_000);
  expect((await worker.next("result", 2)).envelope.error).toMatchObject({
    error_type: "invalid_arguments",
    message: expect.stringContaining("64 MiB"),
  });
});

test("100 calls at once, and one of them is cancelled", async () => {
  const { root } = makeProject({ "main.ts": TASKS });
  const worker = startWorker(root);
  worker.send({ type: "call", id: "long", task: "sleeps", args: [50_000] });
  await worker.next("log", "long");
  for (let id = 0; id < 100; id += 1) worker.send({ type: "call", id, args: [id] });
  worker.send({ type: "cancel", id: "long" });
  for (let id = 0; id < 100; id += 1) {
    expect((await worker.next("result", id)).envelope.result).toEqual({ args: [id] });
  }
  expect((await worker.next("result", "long")).envelope.error?.error_type).toBe("cancelled");
});

test("a call that waits for a build is cancelled at once, and the build is of use", async () => {
  const { root } = makeProject({ "main.ts": TASKS });
  const worker = startWorker(root);
  worker.send({ type: "call", id: 1 });
  worker.send({ type: "call", id: 2 });
  await worker.next("progress", 1);
  worker.send({ type: "cancel", id: 1 });
  expect((await worker.next("result", 1)).envelope.error?.error_type).toBe("cancelled");
  expect((await worker.next("result", 2)).envelope.success).toBe(true);
  const first = worker.messages.findIndex((it) => it.type === "result" && it.id === 1);
  expect(worker.messages.slice(first + 1).filter((it) => "id" in it && it.id === 1)).toEqual([]);
});

test("mistakes of the project are diagnostics, and are forgotten when they are mended", async () => {
  const { root, write } = makeProject({
    "main.ts":
      'import { task } from "@capsule/runtime";\nexport const main = task({ name: "main", ram: "much" }, async () => 1);\n',
    "capsule.config.mjs": 'console.log("from the configuration");\nexport default {};\n',
  });
  const worker = startWorker(root);
  worker.send({ type: "call", id: 1, file: "main.ts" });
  const { envelope } = await worker.next("result", 1);
  expect(envelope.error?.error_type).toBe("artifact_invalid");
  expect(envelope.error?.message).toContain("main.ts can't be built: 1 error.");
  expect(envelope.error?.message).toContain("main.ts:2:");
  const { diagnostics } = await worker.next("diagnostics", 1);
  expect(diagnostics).toMatchObject([{ code: "CAP031", severity: "error", place: { line: 2 } }]);
  write({ "main.ts": OTHER });
  worker.send({ type: "call", id: 2, file: "main.ts" });
  expect((await worker.next("result", 2)).envelope.result).toBe("other");
  worker.send({ type: "call", id: 3, file: "missing.ts" });
  worker.send({ type: "call", id: 4, file: "." });
  for (const id of [3, 4]) {
    const { error } = (await worker.next("result", id)).envelope;
    expect(error?.error_type).toBe("artifact_invalid");
  }
  expect(worker.stderr()).toContain("from the configuration");
});

test("an artifact that is taken away is made anew", async () => {
  const { root } = makeProject({ "main.ts": TASKS });
  const worker = startWorker(root);
  worker.send({ type: "call", id: 1, file: "main.ts" });
  expect((await worker.next("result", 1)).envelope.success).toBe(true);
  rmSync(join(root, ".capsule/worker"), { recursive: true });
  worker.send({ type: "call", id: 2, file: "main.ts", task: "size", args: ["four"] });
  expect((await worker.next("result", 2)).envelope.result).toBe(4);
});

test("the end of the input lets calls finish", async () => {
  const { root } = makeProject({ "main.ts": TASKS });
  const worker = startWorker(root);
  worker.send({ type: "call", id: 1, task: "sleeps", args: [1500] });
  await worker.next("log", 1);
  worker.child.stdin?.end();
  expect((await worker.next("draining")).calls).toBe(1);
  expect((await worker.next("result", 1)).envelope.result).toBe("awake");
  expect(await worker.exited).toBe(0);
});

test("shutdown takes no further calls, and cancels where it is told to", async () => {
  const { root } = makeProject({ "main.ts": TASKS });
  const worker = startWorker(root);
  worker.send({ type: "call", id: 1, task: "sleeps", args: [50_000] });
  await worker.next("log", 1);
  worker.send({ type: "shutdown" });
  worker.send({ type: "call", id: 2 });
  expect((await worker.next("error", 2)).code).toBe("shutting_down");
  worker.send({ type: "shutdown", cancel: true });
  expect((await worker.next("result", 1)).envelope.error?.error_type).toBe("cancelled");
  expect(await worker.exited).toBe(0);
});

test("a signal cancels what runs", async () => {
  const { root } = makeProject({ "main.ts": TASKS });
  const worker = startWorker(root);
  worker.send({ type: "call", id: 1, task: "sleeps", args: [50_000] });
  await worker.next("log", 1);
  worker.child.kill("SIGTERM");
  expect((await worker.next("result", 1)).envelope.error?.error_type).toBe("cancelled");
  expect(await worker.exited).toBe(130);
});

test("it ends with its parent, even while a call runs", async () => {
  const { root } = makeProject({ "main.ts": TASKS });
  await capsule(root, ["build"]);
  // The parent holds the pipes, and is killed.
  const script = `
    const { spawn } = require("node:child_process");
    const worker = spawn(process.execPath, [${JSON.stringify(BIN)}, "worker"], { stdio: ["pipe", "pipe", "inherit"] });
    worker.stdin.write('{"type":"call","id":1,"task":"sleeps","args":[50000]}\\n');
    worker.stdout.on("data", (text) => String(text).includes("asleep") && console.log(worker.pid));
  `;
  const parent = spawn(process.execPath, ["-e", script], { cwd: root });
  const pid = await new Promise<number>((found) => {
    parent.stdout.once("data", (text) => found(Number(String(text))));
  });
  expect(isAlive(pid)).toBe(true);
  parent.kill("SIGKILL");
  while (isAlive(pid)) await new Promise((done) => setTimeout(done, 50));
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
