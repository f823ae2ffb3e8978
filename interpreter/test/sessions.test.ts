import { execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { type Language, Session, type SessionOptions } from "../src/index.ts";

const WORKSPACES = path.join(tmpdir(), `capsule-${userInfo().uid}`);
const PACKAGE = fileURLToPath(new URL("../dist/index.js", import.meta.url));

const LANGUAGES: Language[] = ["python", "javascript"];

const sessions: Session[] = [];
function open(language: Language, options?: SessionOptions): Session {
  const session = new Session(language, options);
  sessions.push(session);
  return session;
}
afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
});

/** What one of the languages says. */
const say = (language: Language, python: string, javascript: string) =>
  language === "python" ? python : javascript;

const own = () => readdirSync(WORKSPACES).filter((name) => name.startsWith(`${process.pid}-`));

describe.each(LANGUAGES)("a session of %s", (language) => {
  test("keeps variables, closures, classes, generators and modules", async () => {
    const session = open(language);
    await session.run(
      say(
        language,
        "import math\nx = [1]\nclass P:\n  def __init__(self, n): self.n = n\ndef counter():\n  count = 0\n  def inc():\n    nonlocal count\n    count += 1\n    return count\n  return inc\ninc = counter()\ndef gen():\n  yield from range(10)\ng = gen()\nnext(g)",
        "const math = Math; let x = [1]; class P { constructor(n) { this.n = n } }; const inc = (() => { let count = 0; return () => ++count })(); function* gen() { yield* [0, 1, 2] }; const g = gen(); g.next()",
      ),
    );
    await session.run(
      say(language, "x.append(inc())\np = P(5)", "x.push(inc()); var p = new P(5)"),
    );
    const { value } = await session.run(
      say(
        language,
        "[x, inc(), p.n, next(g), math.floor(1.5)]",
        "[x, inc(), p.n, g.next().value, math.floor(1.5)]",
      ),
    );
    expect(value).toEqual([[1, 1], 2, 5, 1, 1]);
  });

  test("may declare a name again", async () => {
    const session = open(language);
    await session.run(say(language, "a = 1", "const a = 1"));
    await session.run(say(language, "a = 2", "const a = 2"));
    expect(await session.run("a")).toMatchObject({ value: 2 });
  });

  test("gets inputs at each run, which stay", async () => {
    const session = open(language);
    await session.run("", { inputs: { a: 1, b: 2 } });
    expect(await session.run("a + b", { inputs: { b: 3 } })).toMatchObject({ value: 4 });
  });

  test("goes on after exceptions and syntax errors", async () => {
    const session = open(language);
    await session.run(say(language, "kept = 1", "let kept = 1"));
    for (const code of [
      say(language, "1 / 0", "null.x"),
      "((",
      say(language, "raise SystemExit(1)", "throw 1"),
    ]) {
      expect(await session.run(code)).toMatchObject({ success: false, usable: true });
    }
    expect(await session.run("kept")).toMatchObject({ value: 1, usable: true });
  });

  test("ends at a limit, says so, and begins anew with its files", async () => {
    const session = open(language, { timeout: "200ms", compute: "HIGH" });
    await session.run(
      say(
        language,
        "open('a', 'w').write('kept')\nx = 1",
        "require('fs').writeFileSync('a', 'kept'); let x = 1",
      ),
    );
    const stopped = await session.run(say(language, "while True: pass", "for (;;);"));
    expect(stopped).toMatchObject({ error: { error_type: "timeout" }, usable: false });
    expect(session.usable).toBe(false);
    const refused = await session.run("x");
    expect(refused).toMatchObject({ success: false, usable: false, error: { hint: /reset\(\)/ } });
    await session.reset();
    expect(session.usable).toBe(true);
    expect((await session.run("x")).error?.message).toMatch(/not defined/);
    const file = say(language, "open('a').read()", "require('fs').readFileSync('a', 'utf8')");
    expect(await session.run(file)).toMatchObject({ value: "kept", usable: true });
  });

  test("has fuel for each run", async () => {
    const session = open(language, { compute: 100_000_000 });
    const busy = say(
      language,
      "sum(range(100_000))",
      "(() => { let s = 0; for (let i = 0; i < 100_000; i++) s += i; return s })()",
    );
    for (let run = 0; run < 8; run++)
      expect(await session.run(busy)).toMatchObject({ success: true });
    const { error } = await session.run(say(language, "while True: pass", "for (;;);"));
    expect(error?.error_type).toBe("fuel_exhausted");
  });

  test("has memory as a whole", async () => {
    const session = open(language, { ram: "96MB" });
    await session.run(say(language, "held = []", "const held = []"));
    const hold = say(
      language,
      "held.append(bytearray(10_000_000))",
      "held.push(new Uint8Array(10_000_000).fill(1)), 0",
    );
    let last = await session.run(hold);
    for (let runs = 0; runs < 15 && last.success; runs++) last = await session.run(hold);
    expect(last.error?.error_type).toBe("out_of_memory");
  });

  test("runs one snippet after the other", async () => {
    const session = open(language);
    await session.run(say(language, "import asyncio\norder = []", "const order = []"));
    const slow = (name: string, seconds: number) =>
      session.run(
        say(
          language,
          `await asyncio.sleep(${seconds})\norder.append('${name}')`,
          `await new Promise(done => setTimeout(done, ${seconds * 1000})); order.push('${name}')`,
        ),
      );
    await Promise.all([slow("a", 0.03), slow("b", 0.001), slow("c", 0.01)]);
    expect(await session.run("order")).toMatchObject({ value: ["a", "b", "c"] });
  });

  test("is cancelled by a run's signal", async () => {
    const session = open(language);
    const wait = say(
      language,
      "import asyncio\nawait asyncio.sleep(60)",
      "await new Promise(() => {})",
    );
    await session.run("1");
    const stopped = await session.run(wait, { signal: AbortSignal.timeout(300) });
    expect(stopped).toMatchObject({ error: { error_type: "cancelled" }, usable: false });
  });

  test("sees nothing of another", async () => {
    const [one, other] = [open(language), open(language)];
    await one.run(
      say(
        language,
        "open('secret', 'w').write('x')\nsecret = 1",
        "require('fs').writeFileSync('secret', 'x'); globalThis.secret = 1",
      ),
    );
    expect((await other.run("secret")).error?.message).toMatch(/not defined/);
    const list = say(language, "import os\nos.listdir('/')", "require('fs').readdirSync('/')");
    expect(await other.run(list)).toMatchObject({ value: [] });
    const up = say(language, "os.listdir('..')", "require('fs').readdirSync('/..')");
    expect((await other.run(up)).value ?? []).toEqual([]);
  });

  test("moves files in and out", async () => {
    const host = await mkdtemp(path.join(tmpdir(), "capsule-session-"));
    writeFileSync(path.join(host, "in.csv"), "1,2");
    const session = open(language, { files: { "given.txt": "given" } });
    await session.importFile(path.join(host, "in.csv"), "data/in.csv");
    await session.importFile(new Uint8Array([0x41]), "/a.bin");
    const copy = say(
      language,
      "open('out.csv', 'w').write(open('data/in.csv').read() + open('a.bin').read())",
      "const fs = require('fs'); fs.writeFileSync('out.csv', fs.readFileSync('data/in.csv', 'utf8') + fs.readFileSync('a.bin', 'utf8'))",
    );
    await session.run(copy);
    expect(await session.listFiles()).toEqual([
      { path: "a.bin", size: 1 },
      { path: "data/in.csv", size: 3 },
      { path: "given.txt", size: 5 },
      { path: "out.csv", size: 4 },
    ]);
    expect((await session.exportFile("out.csv", path.join(host, "copy.csv"))).toString()).toBe(
      "1,2A",
    );
    expect(readFileSync(path.join(host, "copy.csv"), "utf8")).toBe("1,2A");
    await session.deleteFile("/out.csv");
    await expect(session.exportFile("out.csv")).rejects.toThrow(/no file "out.csv". There: a.bin/);
    for (const name of ["../a", "/../../etc/passwd", "data"]) {
      await expect(session.exportFile(name)).rejects.toThrow();
      await expect(session.deleteFile(name)).rejects.toThrow();
    }
    await expect(session.importFile(new Uint8Array(), "../a")).rejects.toThrow(TypeError);
    expect(existsSync(path.join(WORKSPACES, "a"))).toBe(false);
  });

  test("takes files up to its size", async () => {
    const session = open(language, { workspaceSize: "1MB" });
    await session.importFile(new Uint8Array(900_000), "a");
    await expect(session.importFile(new Uint8Array(200_000), "b")).rejects.toThrow(/doesn't fit/);
    const write = say(
      language,
      "with open('b', 'w') as f: f.write('x' * 200_000)",
      "require('fs').writeFileSync('b', 'x'.repeat(200_000))",
    );
    expect(await session.run(write)).toMatchObject({ success: false, usable: true });
    await session.deleteFile("a");
    expect(await session.run(write)).toMatchObject({ success: true });
  });

  test("leaves nothing behind", async () => {
    const before = own();
    const session = open(language);
    await session.run(
      say(language, "open('a', 'w').write('x')", "require('fs').writeFileSync('a', 'x')"),
    );
    expect(own().length).toBe(before.length + 1);
    const waiting = session.run(
      say(language, "import asyncio\nawait asyncio.sleep(60)", "await new Promise(() => {})"),
    );
    await new Promise((done) => setTimeout(done, 20));
    await session.close();
    expect((await waiting).error?.error_type).toBe("cancelled");
    expect(own()).toEqual(before);
    await expect(session.run("1")).rejects.toThrow(/it was closed/);
    await session.close();
  });
});

test("a link that lies in a workspace is not followed", async () => {
  const session = open("python");
  await session.run("open('a', 'w').write('x')");
  const directory = path.join(WORKSPACES, own()[0] as string);
  symlinkSync("/etc", path.join(directory, "etc"));
  symlinkSync("/etc/hostname", path.join(directory, "file"));
  for (const name of ["etc/hostname", "file"]) {
    await expect(session.exportFile(name)).rejects.toThrow();
    await expect(session.importFile(new Uint8Array([1]), name)).rejects.toThrow();
  }
  expect(await session.listFiles()).toEqual([{ path: "a", size: 1 }]);
});

test.each([
  [{ idleTimeout: 50 }, /nothing was run in it for too long/],
  [{ lifetime: 1000 }, /its lifetime is over/],
])("a session ends by itself: %j", async (options, message) => {
  const session = open("python", options);
  await session.run("1");
  while (session.usable) await new Promise((done) => setTimeout(done, 20));
  await expect(session.run("1")).rejects.toThrow(message);
  expect(session.usable).toBe(false);
});

test("a session that is used goes on", async () => {
  const session = open("python", { idleTimeout: 1500 });
  for (let run = 0; run < 6; run++) {
    await new Promise((done) => setTimeout(done, 300));
    expect(await session.run("1")).toMatchObject({ value: 1 });
  }
});

test.each([
  ["ruby", {}, /"ruby" is no language/],
  ["python", { ram: "big" }, /`ram`/],
  ["python", { idleTimeout: "soon" }, /`idleTimeout`/],
  ["python", { idle: 1 }, /no option `idle`/],
])("options that can't be read are errors at once: %s %j", (language, options, message) => {
  expect(() => new Session(language as Language, options as SessionOptions)).toThrow(message);
});

test("tools are there in each run, and noted for each", async () => {
  const session = open("python", { tools: { double: (input) => (input as { n: number }).n * 2 } });
  expect(await session.run("await double(n=1)")).toMatchObject({
    value: 2,
    tool_calls: [{ tool: "double" }],
  });
  expect(await session.run("await double(n=2)")).toMatchObject({
    value: 4,
    tool_calls: [{ tool: "double" }],
  });
  expect(await session.run("1")).toMatchObject({ tool_calls: [] });
});

test("two hundred sessions are open, twenty run at once", async () => {
  const all = Array.from({ length: 200 }, (_, index) => open(LANGUAGES[index % 2] as Language));
  const inputs = (index: number) => ({ inputs: { n: index } });
  for (let at = 0; at < all.length; at += 20) {
    await Promise.all(
      all.slice(at, at + 20).map((session, index) => session.run("", inputs(at + index))),
    );
  }
  const spread = Array.from({ length: 20 }, (_, index) => index * 10 + (index % 10));
  const runs = spread.map(async (index) => {
    const session = all[index] as Session;
    for (let run = 0; run < 5; run++) {
      expect(await session.run("n = n + 1\nn".replace("\n", "; "))).toMatchObject({
        value: index + run + 1,
      });
    }
  });
  await Promise.all(runs);
  for (const [index, session] of all.entries()) {
    const expected = spread.includes(index) ? index + 5 : index;
    expect((await session.run("n")).value).toBe(expected);
  }
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  expect(own()).toEqual([]);
});

test("the workspace of a killed process is gone when the next one begins", async () => {
  const script = `
    const { Session } = await import(${JSON.stringify(PACKAGE)});
    const session = new Session("python");
    await session.run("open('a', 'w').write('x')");
    console.log("ready");
    await session.run("import asyncio\\nawait asyncio.sleep(60)");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((done) => child.stdout.once("data", done));
  const of = (pid: number | undefined) =>
    readdirSync(WORKSPACES).filter((name) => name.startsWith(`${pid}-`));
  expect(of(child.pid)).toHaveLength(1);
  child.kill("SIGKILL");
  await new Promise((done) => child.once("exit", done));
  expect(of(child.pid)).toHaveLength(1);
  // Nor is what a process left that had the number of one that runs now.
  mkdirSync(path.join(WORKSPACES, `${process.pid}-1-old`));
  const next = `
    const { runPython } = await import(${JSON.stringify(PACKAGE)});
    console.log((await runPython("1", { files: {} })).value);`;
  expect(execFileSync(process.execPath, ["--input-type=module", "-e", next]).toString()).toBe(
    "1\n",
  );
  expect(of(child.pid)).toEqual([]);
  expect(existsSync(path.join(WORKSPACES, `${process.pid}-1-old`))).toBe(false);
});

test("nothing goes on between runs", async () => {
  const session = open("javascript");
  await session.run("let ticks = 0; setInterval(() => ticks++, 1); 0");
  await new Promise((done) => setTimeout(done, 100));
  // Those that are due by now are one, as for any program that was busy elsewhere.
  expect((await session.run("ticks")).value).toBeLessThan(5);
  await session.run("await new Promise((done) => setTimeout(done, 50))");
  expect((await session.run("ticks")).value).toBeGreaterThan(5);
});

test("the memory of closed sessions is free", async () => {
  const hold = "const held = new Uint8Array(20_000_000).fill(1); 0";
  const all = Array.from({ length: 10 }, () => open("javascript"));
  const before = process.memoryUsage.rss();
  await Promise.all(all.map((session) => session.run(hold)));
  const held = process.memoryUsage.rss() - before;
  expect(held).toBeGreaterThan(150_000_000);
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  expect(process.memoryUsage.rss() - before).toBeLessThan(held / 2);
});
