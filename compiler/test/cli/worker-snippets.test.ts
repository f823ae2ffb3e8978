import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeProject } from "../project.ts";
import { startWorker, type WorkerClient } from "./worker-client.ts";

/** A worker whose workspaces lie in a directory of its own. */
function start(): { worker: WorkerClient; temporary: string; root: string } {
  const { root } = makeProject({ "tmp/.keep": "" });
  const temporary = join(root, "tmp");
  return { worker: startWorker(root, { TMPDIR: temporary, SEEN: "worker" }), temporary, root };
}

/** The line of a message, as it came. */
function lineOf(worker: WorkerClient, type: string, id: string | number): string {
  const head = `{"type":${JSON.stringify(type)},"id":${JSON.stringify(id)},`;
  return worker.lines.find((line) => line.startsWith(head)) ?? "";
}

const run = (id: number, code: string, rest: object = {}) => ({
  type: "run",
  id,
  language: "python",
  code,
  ...rest,
});

test("a snippet's value, output and failures, in envelopes", async () => {
  const { worker } = start();
  worker.send(run(1, "print('a\\nb')\n[x, 2.0]", { inputs: { x: "ä" }, stream: true }));
  worker.send(run(2, "print('unheard')\n1 / 0"));
  worker.send(run(3, "while True: pass", { compute: 20_000_000 }));
  expect((await worker.next("result", 1)).envelope).toMatchObject({
    success: true,
    value: ["ä", 2],
    stdout: "a\nb\n",
    text: "a\nb\n['ä', 2.0]",
    tool_calls: [],
  });
  expect(worker.messages.filter((it) => it.type === "output")).toEqual([
    { type: "output", id: 1, stream: "stdout", text: "a\n" },
    { type: "output", id: 1, stream: "stdout", text: "b\n" },
  ]);
  expect((await worker.next("result", 2)).envelope).toMatchObject({
    success: false,
    value: null,
    stdout: "unheard\n",
    error: { error_type: "task_error" },
  });
  const { error } = (await worker.next("result", 3)).envelope;
  expect(error?.error_type).toBe("fuel_exhausted");
});

test("numbers cross as they were written, to the code, from it, and through tools", async () => {
  const { worker } = start();
  const large = "1180591620717411303424";
  const inputs = `{"a":1.0,"b":${large}}`;
  worker.send(
    `{"type":"run","id":1,"language":"python","code":"[a, b, await tool(b=b, a=a), await tool(a), await tool()]","inputs":${inputs},"tools":{"tool":{}}}\n`,
  );
  for (const call of [1, 2, 3]) {
    await worker.until((it) => it.type === "tool" && it.call === call);
    worker.send(`{"type":"answer","call":${call},"result":${large}}\n`);
  }
  await worker.next("result", 1);
  const tools = worker.lines.filter((line) => line.startsWith('{"type":"tool"'));
  expect(tools.map((line) => line.slice(line.indexOf('"input"')))).toEqual([
    `"input":{"b":${large},"a":1.0}}`,
    '"input":1.0}',
    '"input":{}}',
  ]);
  const value = `[1.0,${large},${large},${large},${large}]`;
  expect(lineOf(worker, "result", 1)).toContain(`"envelope":{"value":${value},"success":true`);
});

test("a tool that fails, and one whose input is refused", async () => {
  const { worker } = start();
  const code = `async def attempt(value):
    try:
        return await tool(value)
    except Exception as error:
        return str(error)
[await attempt({"n": 1}), await attempt({"n": "1"})]`;
  const parameters = { type: "object", properties: { n: { type: "number" } } };
  worker.send(run(1, code, { tools: { tool: { parameters } } }));
  expect(await worker.next("tool", 1)).toMatchObject({ tool: "tool", input: { n: 1 } });
  worker.send({ type: "answer", call: 1, error: "on purpose" });
  worker.send({ type: "answer", call: 1, result: "too late" });
  const { envelope } = await worker.next("result", 1);
  expect(envelope).toMatchObject({
    value: ["on purpose", expect.stringContaining("n must be number")],
    tool_calls: [{ error: "on purpose" }, { error: expect.stringContaining("refused") }],
  });
  expect(worker.messages.filter((it) => it.type === "tool")).toHaveLength(1);
});

test("variables and files are those that the request names", async () => {
  const { worker, root } = start();
  const code = "import os\n[os.environ.get('SEEN'), os.path.exists('a')]";
  worker.send(run(1, code));
  worker.send(run(2, code, { env_variables: ["SEEN"], files: { a: "x" } }));
  worker.send(run(3, code, { env_variables: ["SEEN"], env: { SEEN: "request" } }));
  worker.send(run(4, code, { env_variables: ["SEEN"], env: { SEEN: null } }));
  writeFileSync(join(root, "secret"), "secret");
  const path = join(root, "secret");
  worker.send(run(5, `open(${JSON.stringify(path)}).read()`));
  worker.send(run(6, "open('in').read()", { files: { in: { path } } }));
  const envelopeOf = async (id: number) => (await worker.next("result", id)).envelope;
  expect(await envelopeOf(1)).toMatchObject({ value: [null, false] });
  expect(await envelopeOf(2)).toMatchObject({ value: ["worker", true] });
  expect(await envelopeOf(3)).toMatchObject({ value: ["request", false] });
  expect(await envelopeOf(4)).toMatchObject({ value: [null, false] });
  expect(await envelopeOf(5)).toMatchObject({ success: false });
  expect(await envelopeOf(6)).toMatchObject({ value: "secret" });
});

test("a session keeps what its runs leave, and its files, until it is closed", async () => {
  const { worker, temporary, root } = start();
  const of = (id: number, type: string, rest: object = {}) =>
    worker.send({ type: `session.${type}`, id, session: "s", ...rest });
  of(1, "open", { language: "python", files: { "a.txt": "a" } });
  await worker.next("done", 1);
  of(2, "run", { code: "x = [open('a.txt').read()]" });
  of(3, "run", { code: "x.append(y); open('b', 'wb').write(bytes(3)); x", inputs: { y: 1 } });
  expect((await worker.next("result", 2)).envelope).toMatchObject({ success: true, usable: true });
  expect((await worker.next("result", 3)).envelope).toMatchObject({ value: ["a", 1] });
  of(4, "import", { name: "c/d", content: { base64: "AAE=" } });
  await worker.next("done", 4);
  of(5, "list");
  const files = (await worker.next("done", 5)).files;
  expect(files?.map((file) => file.path)).toEqual(["a.txt", "b", "c/d"]);
  of(6, "export", { name: "c/d" });
  expect((await worker.next("done", 6)).base64).toBe("AAE=");
  of(7, "export", { name: "b", path: join(root, "copy") });
  expect(await worker.next("done", 7)).toEqual({ type: "done", id: 7 });
  expect(readFileSync(join(root, "copy"))).toEqual(Buffer.alloc(3));
  of(8, "delete", { name: "b" });
  await worker.next("done", 8);
  of(9, "reset");
  await worker.next("done", 9);
  of(10, "run", { code: "import os; ['x' in globals(), *sorted(os.listdir('/'))]" });
  expect((await worker.next("result", 10)).envelope).toMatchObject({
    value: [false, "a.txt", "c"],
  });
  of(11, "close");
  await worker.next("done", 11);
  expect(workspaces(temporary)).toEqual([]);
  of(12, "run", { code: "1" });
  expect(await worker.next("error", 12)).toMatchObject({ code: "unknown_session" });
});

test("what can't be done is refused, and says why", async () => {
  const { worker } = start();
  worker.send({ type: "session.open", id: 1, session: 1, language: "python" });
  await worker.next("done", 1);
  worker.send({ type: "session.open", id: 2, session: 1, language: "python" });
  worker.send({ type: "session.open", id: 3, session: 2, language: "python", ram: "much" });
  worker.send({ type: "session.export", id: 4, session: 1, name: "none" });
  worker.send({ type: "session.import", id: 5, session: 1, name: "../a", content: "" });
  worker.send({ type: "session.list", id: 6, session: "1" });
  worker.send(run(7, "1", { timeout: "soon" }));
  worker.send(run(8, "1", { files: { a: { path: "/nowhere/at/all" } } }));
  worker.send({ type: "session.run", id: 9, session: 2, code: "1" });
  const codes = [2, 3, 4, 5, 6, 7, 8, 9].map(async (id) => (await worker.next("error", id)).code);
  expect(await Promise.all(codes)).toEqual([
    "refused",
    "invalid_request",
    "refused",
    "invalid_request",
    "unknown_session",
    "invalid_request",
    "refused",
    "unknown_session",
  ]);
  worker.send({ type: "session.run", id: 10, session: 1, code: "1" });
  expect((await worker.next("result", 10)).envelope).toMatchObject({ value: 1 });
});

test("cancelling ends a run; a session then says that it can't go on", async () => {
  const { worker } = start();
  const busy = "print('busy', flush=True)\nwhile True: pass";
  const limits = { compute: "HIGH", timeout: "10m" };
  worker.send(run(1, busy, { ...limits, stream: true }));
  worker.send({ type: "session.open", id: 2, session: "s", language: "python", ...limits });
  await worker.next("done", 2);
  worker.send({ type: "session.run", id: 3, session: "s", code: busy, stream: true });
  for (const id of [1, 3]) {
    await worker.next("output", id);
    worker.send({ type: "cancel", id });
    const { envelope } = await worker.next("result", id);
    expect(envelope.error?.error_type).toBe("cancelled");
    expect(envelope).toMatchObject(id === 3 ? { usable: false } : {});
  }
});

test("a run whose tool nobody can answer any more ends with the input, and sessions too", async () => {
  const { worker, temporary } = start();
  worker.send({ type: "session.open", id: 1, session: "s", language: "python" });
  await worker.next("done", 1);
  expect(workspaces(temporary)).toHaveLength(1);
  const code = "try:\n    await tool()\nexcept Exception as error:\n    m = str(error)\nm";
  worker.send(run(2, code, { tools: { tool: {} }, timeout: "10m" }));
  await worker.next("tool", 2);
  worker.child.stdin?.end();
  expect((await worker.next("result", 2)).envelope).toMatchObject({
    value: expect.stringContaining("is gone"),
  });
  expect(await worker.exited).toBe(0);
  expect(workspaces(temporary)).toEqual([]);
});

test("sessions end with a signal", async () => {
  const { worker, temporary } = start();
  worker.send({ type: "session.open", id: 1, session: "s", language: "python" });
  await worker.next("done", 1);
  worker.child.kill("SIGTERM");
  expect(await worker.exited).toBe(130);
  expect(workspaces(temporary)).toEqual([]);
});

/** Those that are there of all processes that use the directory. */
function workspaces(temporary: string): string[] {
  return readdirSync(temporary)
    .filter((name) => name.startsWith("capsule-"))
    .flatMap((name) => readdirSync(join(temporary, name)));
}
