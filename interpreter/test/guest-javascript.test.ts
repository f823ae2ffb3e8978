import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Artifact, type Envelope, loadArtifact } from "@capsule/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GuestAnswer, GuestRequest } from "../guest/protocol.ts";

const root = join(import.meta.dirname, "..");
const out = mkdtempSync(join(tmpdir(), "capsule-guest-"));
let artifact: Artifact;

beforeAll(async () => {
  const capsule = join(root, "../compiler/bin/capsule.js");
  const entries = ["guest/javascript.ts", "test/guest/repeat.ts"];
  await promisify(execFile)(process.execPath, [capsule, "build", ...entries, "--out", out], {
    cwd: root,
  });
  artifact = await loadArtifact(out, { trace: null });
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

const PACKAGES = ["csv-parse", "date-fns", "lodash", "yaml", "zod"];

function request(code: string, more: Partial<GuestRequest> = {}): GuestRequest {
  return { code, name: "snippet.js", inputs: {}, packages: [], tools: [], ...more };
}

interface Ran {
  answer: GuestAnswer | null;
  error: Envelope["error"];
  stdout: string[];
  stderr: string[];
}

async function run(code: string, more: Partial<GuestRequest> = {}): Promise<Ran> {
  const ran: Ran = { answer: null, error: null, stdout: [], stderr: [] };
  const { result, error } = await artifact.envelope("javascript", [request(code, more)], {
    onLog: ({ stream, text }) => ran[stream].push(text),
  });
  return { ...ran, answer: result as GuestAnswer | null, error };
}

async function repeat(...requests: (string | GuestRequest)[]): Promise<unknown[]> {
  const all = requests.map((it) => (typeof it === "string" ? request(it) : it));
  const { result, error } = await artifact.envelope("repeat", [all]);
  expect(error).toBeNull();
  return result as unknown[];
}

describe("the answer", () => {
  it.each<[string, GuestAnswer]>([
    ["1 + 1", { value: 2, text: "2" }],
    ["'a\\n' + 'b'", { value: "a\nb", text: "a\nb" }],
    ["true", { value: true, text: "true" }],
    ["null", { value: null, text: "null" }],
    ["undefined", {}],
    ["const x = 5", {}],
    ["-0", { value: 0, text: "-0" }],
    ["NaN", { value: null, text: "NaN" }],
    ["10n", { text: "10n" }],
    ["Symbol('s')", { text: "Symbol(s)" }],
    ["(function f() {})", { text: "[Function: f]" }],
    ["const o = {}; o.o = o; o", { text: "<ref *1> { o: [Circular *1] }" }],
    [
      "({ a: [1, 'b'], c: undefined })",
      { value: { a: [1, "b"] }, text: "{ a: [ 1, 'b' ], c: undefined }" },
    ],
    ["new Map([[1, 2]])", { value: {}, text: "Map(1) { 1 => 2 }" }],
    ["new Date(0)", { value: "1970-01-01T00:00:00.000Z", text: "1970-01-01T00:00:00.000Z" }],
    ["({ toJSON: () => 1 })", { value: 1, text: "{ toJSON: [Function: toJSON] }" }],
    ["({ get a() { throw new Error('no') } })", { text: "{ a: [Getter] }" }],
    ["await Promise.resolve([1])", { value: [1], text: "[ 1 ]" }],
    ["Promise.resolve('later')", { value: "later", text: "later" }],
    ["{ a: 1 }", { value: { a: 1 }, text: "{ a: 1 }" }],
  ])("%s", async (code, expected) => {
    const { answer, error } = await run(code);
    expect(error).toBeNull();
    expect(answer).toEqual(expected);
  });

  it.each([
    "JSON.stringify = () => 'broken'; JSON.parse = null; [1, { a: 2 }]",
    "globalThis.JSON = undefined; [1, { a: 2 }]",
    "globalThis.Promise = globalThis.Symbol = undefined; [1, { a: 2 }]",
    "const Object = 1, Map = 2, Array = 3, JSON = 4; class Promise {} [1, { a: 2 }]",
    "Array.prototype.map = Array.prototype.join = () => 'broken'; [1, { a: 2 }]",
    "String.prototype.replace = Object.keys = () => 'broken'; [1, { a: 2 }]",
    "Object.prototype.toJSON = undefined; [1, { a: 2 }]",
  ])("is right whatever the code replaced: %s", async (code) => {
    const { answer } = await run(code);
    expect(answer).toEqual({ value: [1, { a: 2 }], text: "[ 1, { a: 2 } ]" });
  });

  it("leaves what the code replaced as it was", async () => {
    const pieces = ["Array.prototype.map = () => 'mine'; [{}]", "[1].map(String)"];
    expect((await repeat(...pieces))[1]).toEqual({ value: "mine", text: "mine" });
  });
});

describe("what the code declares", () => {
  it("hides no global from the platform", async () => {
    const code = `
      const URL = "data:text/plain,hi", Headers = 1, Map = 2, console = null;
      const response = await fetch(URL);
      [await response.text(), new globalThis.URL("http://x/y").pathname]`;
    const { answer, error } = await run(code);
    expect(error).toBeNull();
    expect(answer?.value).toEqual(["hi", "/y"]);
  });
});

describe("output", () => {
  it("comes in the order in which it was written, before the answer", async () => {
    const code = `
      console.log("one", { a: 1 });
      console.error("two");
      await new Promise((done) => setTimeout(done, 1));
      process.stdout.write("three\\n");
      4`;
    const { answer, stdout, stderr } = await run(code);
    expect(stdout).toEqual(["one { a: 1 }", "three"]);
    expect(stderr).toEqual(["two"]);
    expect(answer?.value).toBe(4);
  });

  it("tells of a rejection that nothing handled, which fails nothing", async () => {
    const { answer, stderr } = await run("Promise.reject(new Error('lost')); await null; 1");
    expect(answer?.value).toBe(1);
    expect(stderr[0]).toContain("Error: lost");
  });
});

describe("an error", () => {
  it("is the code's own, with its frames and no others", async () => {
    const code = "function fail() {\n  throw new RangeError('too far');\n}\nfail();";
    const { error } = await run(code);
    expect(error).toMatchObject({
      error_type: "task_error",
      message: "RangeError: too far",
      stack: "    at fail (snippet.js:2:9)\n    at snippet.js:4:1",
    });
  });

  it("has the frames of those that await", async () => {
    const code = "async function fail() {\n  await null;\n  null.x;\n}\nawait fail();";
    const { error } = await run(code);
    expect(error?.stack).toBe("    at fail (snippet.js:3:8)\n    at async snippet.js:5:1");
  });

  it("has no frame of a package", async () => {
    const code = "const { z } = await import('zod');\nz.string().parse(1);";
    const { error } = await run(code, { packages: PACKAGES });
    expect(error?.message).toMatch(/^ZodError: /);
    expect(error?.stack).toMatch(/^ {4}at snippet\.js:2:\d+/);
    expect(error?.stack).not.toContain("javascript");
  });

  it("of syntax comes before anything ran", async () => {
    const { error, stdout } = await run("console.log('ran');\nlet a = ;");
    expect(error?.message).toMatch(/^SyntaxError: /);
    expect(error?.stack).toBe("    at snippet.js:2:9");
    expect(stdout).toEqual([]);
  });

  it("explains what isn't there", async () => {
    const { error } = await run("document.title");
    expect(error?.message).toBe(
      "ReferenceError: document is not defined (document is not available in a task)",
    );
  });
});

describe("process.exit()", () => {
  it("ends the code, not the instance", async () => {
    const outcomes = await repeat(
      "const end = () => process.exit(); end(); globalThis.after = true",
      "require('process').exit(0)",
      "process.exitCode = 2; await null; process.exit()",
      "process.exit(3)",
      "typeof after",
    );
    const failures = [{ error: "Error: process.exit(2)" }, { error: "Error: process.exit(3)" }];
    expect(outcomes).toEqual([{}, {}, ...failures, { value: "undefined", text: "undefined" }]);
  });
});

describe("inputs", () => {
  it("are globals, which the code may declare and change", async () => {
    const inputs = { rows: [1, 2], name: "x" };
    const code = "rows.push(3); const name = 'y'; [rows.length, globalThis.rows.length, name]";
    expect((await run(code, { inputs })).answer?.value).toEqual([3, 3, "y"]);
  });

  it("take the place of what earlier code declared", async () => {
    const outcomes = await repeat(
      "const data = 'old'; class rows {}",
      request("[data, rows]", { inputs: { data: "new", rows: 1 } }),
      request("[data, rows]", { inputs: { data: "newer" } }),
    );
    expect(outcomes.slice(1)).toMatchObject([{ value: ["new", 1] }, { value: ["newer", 1] }]);
  });
});

describe("modules", () => {
  const all = { packages: PACKAGES };

  it.each<[string, unknown]>([
    ["const { join } = await import('path'); join('a', 'b')", "a/b"],
    ["(await import('node:path/posix')).default.join('a', 'b')", "a/b"],
    ["require('path').join('a', 'b')", "a/b"],
    [
      "const { gzipSync, gunzipSync } = require('node:zlib'); String(gunzipSync(gzipSync('x')))",
      "x",
    ],
    [
      "(await import('crypto')).createHash('sha256').update('x').digest('hex').slice(0, 8)",
      "2d711642",
    ],
    ["(await import('stream')).Readable.from([1]).toArray()", [1]],
    ["require('util').format('%d', 1)", "1"],
    ["require.main === module", true],
  ])("of Node: %s", async (code, expected) => {
    expect((await run(code)).answer?.value).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ["(await import('lodash')).default.chunk([1, 2, 3], 2)", [[1, 2], [3]]],
    ["require('lodash').chunk([1, 2, 3], 2)", [[1, 2], [3]]],
    [
      "const { z } = await import('zod'); z.object({ a: z.number() }).safeParse({ a: '1' }).success",
      false,
    ],
    ["require('zod').z.string().parse('x')", "x"],
    [
      "const { format } = await import('date-fns'); format(new Date(2020, 1, 3), 'yyyy-MM-dd')",
      "2020-02-03",
    ],
    ["require('csv-parse/sync').parse('a,b\\n1,2', { columns: true })", [{ a: "1", b: "2" }]],
    ["(await import('yaml')).parse('a: [1, b]')", { a: [1, "b"] }],
    ["require('yaml').stringify({ a: 1 })", "a: 1\n"],
  ])("of packages: %s", async (code, expected) => {
    const { answer, error } = await run(code, all);
    expect(error).toBeNull();
    expect(answer?.value).toEqual(expected);
  });

  it.each([
    [
      "import('left-pad')",
      "Cannot find module 'left-pad': nothing can be installed here. There are",
    ],
    ["import('./helper.js')", "Cannot find module './helper.js'"],
    ["import('capsule:host')", "Cannot find module 'capsule:host'"],
    ["import('capsule:native')", "Cannot find module 'capsule:native'"],
    ["import('node:child_process')", "node:child_process is not available in the sandbox"],
    ["require('net')", "node:net is not available in the sandbox. Use `fetch`"],
    ["import('node:unheard')", "node:unheard is not available in the sandbox"],
    ["import('lodash')", "The package 'lodash' is there, but not for this run: name it in"],
    ["eval(\"import('capsule:host')\")", "Cannot find module 'capsule:host'"],
    ["new Function(\"return import('capsule:native')\")()", "Cannot find module 'capsule:native'"],
  ])("are refused with what there is instead: %s", async (code, message) => {
    const { error } = await run(code);
    expect(error?.message).toContain(message);
    expect(error?.stack ?? "").not.toContain("javascript");
  });

  it("are named where a part of a package is missing", async () => {
    const { error } = await run("import('csv-parse')", all);
    expect(error?.message).toBe(
      "Cannot find module 'csv-parse': of csv-parse there is csv-parse/sync",
    );
  });

  it("can be taken away again", async () => {
    const outcomes = await repeat(request("typeof require('lodash')", all), "require('lodash')");
    expect(outcomes).toEqual([
      { value: "function", text: "function" },
      { error: expect.stringContaining("not for this run") },
    ]);
  });
});

describe("tools", () => {
  it("are async functions, whose failures have the host's message", async () => {
    const code = `
      const pending = search({ query: "x" });
      const isPromise = pending instanceof Promise;
      let caught;
      try { await pending } catch (error) { caught = error }
      [search.name, isPromise, caught instanceof Error, Object.keys(caught), caught.message]`;
    const { answer } = await run(code, { tools: ["search"] });
    expect(answer?.value).toEqual([
      "search",
      true,
      true,
      [],
      expect.stringContaining("tool:search"),
    ]);
  });

  it("fail with the frames of the code that called", async () => {
    const { error } = await run("const find = () => search({});\nawait find();", {
      tools: ["search"],
    });
    expect(error?.stack).toMatch(/^ {4}at find \(snippet\.js:1:20\)\n {4}at snippet\.js:2:/);
  });
});

describe("one instance after the other run", () => {
  it("keeps variables, closures, classes, generators and timers", async () => {
    const outcomes = await repeat(
      "let count = 0; const next = () => ++count; class P { x = 1 } const it = [1, 2].values(); it.next().value",
      "globalThis.late = new Promise((done) => setTimeout(done, 5, 'late')); next()",
      "[next(), new P().x, it.next().value, await late]",
    );
    expect(outcomes).toMatchObject([{ value: 1 }, { value: 1 }, { value: [2, 1, 2, "late"] }]);
  });

  it("goes on after errors of all kinds", async () => {
    const outcomes = await repeat(
      "throw new Error('a')",
      "let = ",
      "const deep = () => deep(); deep()",
      "await Promise.reject(new Error('b'))",
      "1 + 1",
    );
    expect(outcomes).toEqual([
      { error: "Error: a" },
      { error: expect.stringMatching(/^SyntaxError/) },
      { error: "RangeError: Maximum call stack size exceeded" },
      { error: "Error: b" },
      { value: 2, text: "2" },
    ]);
  });
});
