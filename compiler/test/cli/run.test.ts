import { execFile } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Envelope } from "@capsule/runtime";
import { MANIFEST_FILE, type Manifest } from "@capsule/runtime/manifest";
import { expect, test } from "vitest";
import { makeProject } from "../project.ts";
import { capsule } from "./command.ts";

const MAIN = `import { readFileSync, writeFileSync } from "node:fs";
import { task } from "@capsule/runtime";

const add = task({ name: "add", compute: "LOW" }, async (a: number, b: number) => a + b);

export const main = task({ name: "main" }, async (who = "world", more: unknown = null) => {
  console.log("greeting", who);
  return { hello: who, more, sum: await add(1, 2) };
});

export const text = task({ name: "text" }, async () => "plain text");
export const nothing = task({ name: "nothing" }, async () => {});
export const fails = task({ name: "fails" }, async () => {
  throw new TypeError("on purpose");
});
export const spins = task({ name: "spins", timeout: "300ms", compute: "HIGH" }, async () => {
  for (;;);
});
export const sleeps = task({ name: "sleeps", timeout: "60s" }, async () => {
  console.log("asleep");
  await new Promise((wake) => setTimeout(wake, 50_000));
});
export const writes = task({ name: "writes" }, async (path: string) => {
  writeFileSync(path, "written");
  return readFileSync(path, "utf8");
});
`;

test("a project is built and its task is called", async () => {
  const { root } = makeProject({ "main.ts": MAIN });
  const first = await capsule(root, ["run", "Ada", '{"x":1}']);
  expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining("greeting Ada\n") });
  expect(JSON.parse(first.stdout)).toEqual({ hello: "Ada", more: { x: 1 }, sum: 3 });

  const again = await capsule(root, ["run", "--json", "--", "--dash"]);
  const envelope = JSON.parse(again.stdout) as Envelope;
  expect(again.stdout.trim()).not.toContain("\n");
  expect(envelope).toMatchObject({ success: true, result: { hello: "--dash" } });
  expect(envelope.execution.fuel_consumed).toBeGreaterThan(0);
});

test("results and failures have their exit codes and streams", async () => {
  const { root } = makeProject({ "main.ts": MAIN });
  const run = (...args: string[]) => capsule(root, ["run", ...args]);
  // A build says what it is doing after a second.
  await capsule(root, ["build"]);
  expect(await run("--task", "text")).toMatchObject({
    code: 0,
    stdout: "plain text\n",
    stderr: "",
  });
  expect(await run("--task", "text", "--json")).toMatchObject({
    stdout: expect.stringContaining('"result":"plain text"'),
  });
  expect(await run("--task", "nothing")).toMatchObject({ code: 0, stdout: "" });

  const failed = await run("--task", "fails");
  expect(failed).toMatchObject({ code: 1, stdout: "" });
  expect(failed.stderr).toContain("task_error");
  expect(failed.stderr).toContain("on purpose");
  expect(failed.stderr).toMatch(/main\.ts:14:\d+/);

  expect(await run("--task", "spins")).toMatchObject({ code: 124, stdout: "" });

  const unknown = await run("--task", "adn");
  expect(unknown).toMatchObject({ code: 2, stdout: "" });
  expect(unknown.stderr).toContain('Did you mean "add"?');
});

test("arguments come from a file, and directories are granted", async () => {
  const { root } = makeProject({
    "main.ts": MAIN,
    "args.json": '["/out/a.txt"]',
    "out/.keep": "",
    "bad.json": "{}",
  });
  const call = ["run", "--task", "writes", "--args-file", "args.json"];
  const denied = await capsule(root, call);
  expect(denied.code).toBe(1);
  const granted = await capsule(root, [...call, "--mount", "./out::/out:rw"]);
  expect(granted).toMatchObject({ code: 0, stdout: "written\n" });
  expect(readFileSync(join(root, "out/a.txt"), "utf8")).toBe("written");

  const both = await capsule(root, [...call, "--", "5"]);
  expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining("not from both") });
  const bad = await capsule(root, ["run", "--args-file", "bad.json"]);
  expect(bad).toMatchObject({ code: 2, stderr: expect.stringContaining("JSON array") });
  const mount = await capsule(root, ["run", "--mount", "../..:rw"]);
  expect(mount).toMatchObject({ code: 2, stderr: expect.stringContaining("HOST[::GUEST]") });
});

test("a project with mistakes is not run, and all of them are shown", async () => {
  const { root } = makeProject({
    "main.ts":
      'import { task } from "@capsule/runtime";\nimport x from "nowhere";\nexport const main = task({ name: "main", ram: "much" }, async () => x);\n',
  });
  const { code, stdout, stderr } = await capsule(root, ["run"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("main.ts:3:");
  expect(stderr).toContain("CAP031");
  expect(stderr).toContain("CAP301");
  const json = await capsule(root, ["build", "--json"]);
  expect(JSON.parse(json.stdout)).toMatchObject({ success: false, artifact: null });
});

test("an unchanged project is run without anything of the build", async () => {
  const { root } = makeProject({ "main.ts": MAIN });
  await capsule(root, ["build"]);
  const list = join(root, "loaded.mjs");
  writeFileSync(
    list,
    `import { registerHooks, register } from "node:module";
register("data:text/javascript," + encodeURIComponent(\`
  export async function load(url, context, next) {
    if (/node_modules\\\\/(typescript|rollup|rolldown|esbuild|smol-toml)\\\\//.test(url)) process._rawDebug("LOADED " + url);
    return next(url, context);
  }\`));`.replace("registerHooks, ", ""),
  );
  const { code, stderr } = await capsule(root, ["run", "--task", "text"], {
    node: ["--import", list],
  });
  expect(code).toBe(0);
  expect(stderr).not.toContain("LOADED");
});

test("an artifact runs without its project", async () => {
  const { root } = makeProject({ "main.ts": MAIN });
  await capsule(root, ["build", "--out", "deployed"]);
  const other = makeProject({});
  cpSync(join(root, "deployed"), join(other.root, "artifact"), { recursive: true });
  rmSync(root, { recursive: true });
  for (const name of ["artifact", `artifact/${MANIFEST_FILE}`]) {
    const run = await capsule(other.root, ["run", name, "--task", "text"]);
    expect(run).toMatchObject({ code: 0, stdout: "plain text\n" });
  }
});

test("damaged files of the artifact are made anew", async () => {
  const { root } = makeProject({ "main.ts": MAIN });
  await capsule(root, ["build"]);
  const directory = join(root, ".capsule/build");
  for (const name of readdirSync(join(directory, "tasks"))) {
    const path = join(directory, "tasks", name);
    const content = readFileSync(path);
    content[content.length >> 1] = (content[content.length >> 1] as number) ^ 1;
    writeFileSync(path, content);
  }
  const run = await capsule(root, ["run", "--task", "text"]);
  expect(run).toMatchObject({ code: 0, stdout: "plain text\n" });
  writeFileSync(join(directory, MANIFEST_FILE), "{");
  expect(await capsule(root, ["run", "--task", "text"])).toMatchObject({ code: 0 });
});

test("a component is called under the limits of its manifest, and without one under the defaults", async () => {
  const { root } = makeProject({ "main.ts": MAIN });
  await capsule(root, ["build", "--export"]);
  const directory = join(root, ".capsule/build");
  const manifest = JSON.parse(readFileSync(join(directory, MANIFEST_FILE), "utf8")) as Manifest;
  const exported = (task: string) =>
    join(directory, manifest.components[task]?.exported?.path ?? "");
  const timed = await capsule(root, ["exec", exported("spins")]);
  expect(timed.code).toBe(124);
  expect(await capsule(root, ["exec", exported("add"), "20", "22"])).toMatchObject({
    code: 0,
    stdout: "42\n",
    stderr: "",
  });

  cpSync(exported("add"), join(root, "add.wasm"));
  const bare = await capsule(root, ["exec", "add.wasm", "--task", "add", "1", "1"]);
  expect(bare).toMatchObject({ code: 0, stdout: "2\n" });
  expect(bare.stderr).toContain("default limits");

  const machine = join(
    directory,
    Object.values(manifest.components.add?.precompiled ?? {})[0]?.path ?? "",
  );
  const refused = await capsule(root, ["exec", machine]);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("machine code") });
  expect((await capsule(root, ["exec", "main.ts"])).code).toBe(2);
});

test("list, inspect, clean and doctor", async () => {
  const { root } = makeProject({ "main.ts": MAIN });
  await capsule(root, ["build"]);
  const list = await capsule(root, ["list"]);
  expect(list.stdout).toMatch(/add\s+javascript\s+LOW, 512 MB, 30 s\s+main\.ts:4/);
  const inspected = await capsule(root, ["inspect", "spins"]);
  expect(inspected.stdout).toContain("no files, no network, no environment variables");
  expect(inspected.stdout).toContain("HIGH, 512 MB, 300 ms");
  const component = await capsule(root, ["inspect", "add", "--component", "add.wasm"]);
  expect(component.code).toBe(0);
  expect(await capsule(root, ["exec", "add.wasm", "--task", "add", "2", "3"])).toMatchObject({
    stdout: "5\n",
  });
  expect((await capsule(root, ["doctor"])).code).toBe(0);
  expect((await capsule(root, ["inspect", "nope"])).code).toBe(2);
  expect((await capsule(root, ["clean"])).code).toBe(0);
  expect((await capsule(root, ["list"])).code).toBe(2);
});

test("an interrupt ends the call", async () => {
  const { root } = makeProject({ "main.ts": MAIN });
  await capsule(root, ["build"]);
  const bin = resolve(import.meta.dirname, "../../bin/capsule.js");
  const code = await new Promise((done) => {
    const child = execFile(
      process.execPath,
      [bin, "run", "--task", "sleeps"],
      { cwd: root },
      (error) => done(error?.code),
    );
    child.stderr?.on("data", (text) => {
      if (String(text).includes("asleep")) child.kill("SIGINT");
    });
  });
  expect(code).toBe(130);
});

test("a build that is killed leaves an artifact that works, and the next build is right", async () => {
  const { root, write } = makeProject({ "main.ts": MAIN });
  const bin = resolve(import.meta.dirname, "../../bin/capsule.js");
  await capsule(root, ["build"]);
  for (const [index, delay] of [150, 300, 450, 600, 750, 900, 1100].entries()) {
    write({ "main.ts": MAIN.replace("plain text", `text ${index}`) });
    const child = execFile(process.execPath, [bin, "build"], { cwd: root });
    await new Promise((done) => setTimeout(done, delay));
    child.kill("SIGKILL");
    const artifact = await capsule(root, ["run", ".capsule/build", "--task", "text"]);
    expect(artifact).toMatchObject({ code: 0, stdout: expect.stringMatching(/text/) });
  }
  const last = await capsule(root, ["run", "--task", "text"]);
  expect(last).toMatchObject({ code: 0, stdout: "text 6\n" });
});

test("two processes that build at once are both right", async () => {
  const { root } = makeProject({ "main.ts": MAIN });
  const both = await Promise.all([1, 2].map(() => capsule(root, ["run", "--task", "text"])));
  for (const outcome of both) expect(outcome).toMatchObject({ code: 0, stdout: "plain text\n" });
});
