import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Language, type RunOptions, runJavaScript, runPython } from "../src/index.ts";

const run = (language: Language, code: string, options?: RunOptions) =>
  language === "python" ? runPython(code, options) : runJavaScript(code, options);

/** The same in both languages. */
const both = (python: string, javascript: string): [Language, string][] => [
  ["python", python],
  ["javascript", javascript],
];

const spin = both("while True: pass", "for (;;);");

describe("a run gives", () => {
  test.each(both("print('Hello')\n4 ** 2", "console.log('Hello'); 4 ** 2"))(
    "the value, the output and both as text: %s",
    async (language, code) => {
      const { execution, ...rest } = await run(language, code);
      expect(rest).toEqual({
        success: true,
        value: 16,
        stdout: "Hello\n",
        stderr: "",
        text: "Hello\n16",
        error: null,
        tool_calls: [],
      });
      expect(execution).toMatchObject({ task_name: language, retries: 0 });
      expect(execution.fuel_consumed).toBeGreaterThan(0);
    },
  );

  test.each(both("x = 1", "const x = 1"))(
    "no value where there is none: %s",
    async (language, code) => {
      expect(await run(language, code)).toMatchObject({ success: true, value: null, text: "" });
    },
  );

  test.each(both("'a\\nb'", "'a\\nb'"))("text as it is: %s", async (language, code) => {
    expect(await run(language, code)).toMatchObject({ value: "a\nb", text: "a\nb" });
  });

  test.each(both("[1, 'a']", "[1, 'a']"))("all else as it is shown: %s", async (language, code) => {
    const { text, value } = await run(language, code);
    expect(value).toEqual([1, "a"]);
    expect(text).toMatch(/^\[ ?1, 'a' ?\]$/);
  });

  test.each(both("lambda: 1", "() => 1"))(
    "no value of what isn't JSON: %s",
    async (language, code) => {
      const { success, value, text } = await run(language, code);
      expect({ success, value }).toEqual({ success: true, value: null });
      expect(text).toMatch(/function/i);
    },
  );

  test.each(
    both(
      "import sys\nsys.stdout.write('a'); sys.stderr.write('b\\n'); None",
      "process.stdout.write('a'); console.error('b')",
    ),
  )("both streams as they were written: %s", async (language, code) => {
    expect(await run(language, code)).toMatchObject({ stdout: "a", stderr: "b\n", text: "a" });
  });

  test.each(
    both(
      "import asyncio\nawait asyncio.sleep(0.01, 'done')",
      "await new Promise(done => setTimeout(done, 10, 'done'))",
    ),
  )("what was awaited: %s", async (language, code) => {
    expect(await run(language, code)).toMatchObject({ value: "done" });
  });

  test.each(both("raise ValueError('no')", "throw new RangeError('no')"))(
    "the error, with the snippet's place: %s",
    async (language, code) => {
      const { success, error, text } = await run(language, code);
      expect(success).toBe(false);
      expect(error).toMatchObject({ error_type: "task_error", message: /Error: no$/ });
      expect(error?.stack).toMatch(/snippet\.(py|js)/);
      expect(text).toBe(error?.message);
    },
  );

  test.each(both("print('before')\nif", "console.log('before'); if"))(
    "a syntax error before anything ran: %s",
    async (language, code) => {
      const { error, stdout } = await run(language, code);
      expect(error?.message).toContain("SyntaxError");
      expect(stdout).toBe("");
    },
  );
});

describe("inputs", () => {
  test.each(both("rows[0]['n'] + extra", "rows[0].n + extra"))(
    "are variables: %s",
    async (language, code) => {
      expect(await run(language, code, { inputs: { rows: [{ n: 1 }], extra: 2 } })).toMatchObject({
        value: 3,
      });
    },
  );

  test.each([
    [{ "not a name": 1 }, /no variable/],
    [{ f: () => 1 }, /"f" is function/],
    [{ u: undefined }, /"u" is undefined/],
  ])("that can't cross are refused: %j", async (inputs, message) => {
    await expect(runPython("1", { inputs })).rejects.toThrow(message);
  });

  test("that refer to themselves are refused", async () => {
    const inputs: Record<string, unknown> = {};
    inputs.self = inputs;
    expect((await runPython("1", { inputs })).error?.error_type).toBe("invalid_arguments");
  });
});

describe("files", () => {
  test.each(
    both(
      "open('data/a.csv').read() + open('/b.bin', 'rb').read().decode()",
      "import { readFileSync } from 'node:fs'\nreadFileSync('data/a.csv', 'utf8') + readFileSync('/b.bin', 'utf8')",
    ),
  )("are there: %s", async (language, code) => {
    const files = { "data/a.csv": "a,b", "/b.bin": new Uint8Array([0x21]) };
    expect(await run(language, code, { files })).toMatchObject({ value: "a,b!" });
  });

  test.each(
    both(
      "open('new.txt', 'w').write('x')\nopen('new.txt').read()",
      "const fs = require('fs')\nfs.writeFileSync('new.txt', 'x')\nfs.readFileSync('new.txt', 'utf8')",
    ),
  )("can be written where there is a directory, and nowhere else: %s", async (language, code) => {
    expect(await run(language, code, { files: {} })).toMatchObject({ value: "x" });
    expect((await run(language, code)).success).toBe(false);
  });

  test.each(
    both(
      "open('big', 'w').write('x' * 2_000_000)",
      "require('fs').writeFileSync('big', 'x'.repeat(2_000_000))",
    ),
  )("have a limit: %s", async (language, code) => {
    expect((await run(language, code, { files: {}, workspaceSize: "4MB" })).success).toBe(true);
    const { error } = await run(language, code, { files: {}, workspaceSize: "1MB" });
    expect(error?.message).toMatch(/ENOSPC|I\/O error/);
  });

  test.each(["../a", "a/../../b", "..", "", "a\0b", "a\\b", "/", "a/"])(
    "have paths that lead nowhere else: %j",
    async (name) => {
      await expect(runPython("1", { files: { [name]: "" } })).rejects.toThrow(TypeError);
    },
  );

  test("that don't fit are refused", async () => {
    await expect(
      runPython("1", { files: { a: "x".repeat(2000) }, workspaceSize: "1KB" }),
    ).rejects.toThrow(/doesn't fit/);
  });
});

describe("limits", () => {
  test.each(spin)("of fuel: %s", async (language, code) => {
    const { error } = await run(language, code, { compute: 100_000_000 });
    expect(error?.error_type).toBe("fuel_exhausted");
  });

  test.each(spin)("of time: %s", async (language, code) => {
    const { error } = await run(language, code, { timeout: "100ms", compute: "HIGH" });
    expect(error?.error_type).toBe("timeout");
  });

  test.each(both("x = 'x' * 200_000_000", "const x = new Uint8Array(200_000_000).fill(1)"))(
    "of memory: %s",
    async (language, code) => {
      expect((await run(language, code)).success).toBe(true);
      const { error } = await run(language, code, { ram: "64MB" });
      expect(error?.error_type).toBe("out_of_memory");
    },
  );

  test.each(both("import asyncio\nawait asyncio.sleep(60)", "await new Promise(() => {})"))(
    "by a signal: %s",
    async (language, code) => {
      const signal = AbortSignal.timeout(50);
      const { error } = await run(language, code, { signal });
      expect(error?.error_type).toBe("cancelled");
    },
  );

  test.each([
    [{ timeout: "soon" }, /`timeout`.*Accepted: a duration/],
    [{ ram: "1TB" }, /`ram`/],
    [{ compute: -1 }, /`compute`/],
    [{ allowedHosts: ["http://"] }, /`allowedHosts`/],
    [{ envVariables: ["A*"] }, /`envVariables`/],
    [{ packages: ["no-such-package"] }, /no package "no-such-package"\. It has: /],
    [{ workspaceSize: "big" }, /`workspaceSize`/],
    [{ memory: "64MB" }, /no option `memory`.*`?ram/],
    [{ tools: { "not a name": () => 1 } }, /can't be called/],
    [{ tools: { a: {} } }, /no function `execute`/],
    [{ tools: { a: { execute: () => 1, parameters: { type: "nonsense" } } } }, /no JSON schema/],
  ])("that can't be read are errors: %j", async (options, message) => {
    await expect(runPython("1", options as RunOptions)).rejects.toThrow(message);
    await expect(runPython("1", options as RunOptions)).rejects.toThrow(TypeError);
  });
});

describe("the network", () => {
  const server = createServer((_, response) => response.end("reached"));
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => void server.close());

  test.each(
    both(
      "import urllib.request\nurllib.request.urlopen(url).read().decode()",
      "await (await fetch(url)).text()",
    ),
  )("is there for hosts that are named: %s", async (language, code) => {
    const inputs = { url: `http://127.0.0.1:${port}/` };
    const allowed = await run(language, code, { inputs, allowedHosts: [`127.0.0.1:${port}`] });
    expect(allowed).toMatchObject({ value: "reached" });
    expect(allowed.execution.host_requests).toEqual([
      { method: "GET", url: inputs.url, status: 200 },
    ]);
    const denied = await run(language, code, { inputs });
    expect(denied.error?.error_type).toBe("permission_denied");
  });
});

describe("variables of the environment", () => {
  test.each(
    both("import os\nos.environ.get('CAPSULE_SNIPPET')", "process.env.CAPSULE_SNIPPET ?? null"),
  )("are there where they are named: %s", async (language, code) => {
    process.env.CAPSULE_SNIPPET = "set";
    expect(await run(language, code, { envVariables: ["CAPSULE_SNIPPET"] })).toMatchObject({
      value: "set",
    });
    expect(await run(language, code)).toMatchObject({ value: null });
    delete process.env.CAPSULE_SNIPPET;
  });
});

describe("output", () => {
  test.each(
    both(
      "import asyncio\nprint('first')\nawait asyncio.sleep(0.05)\nprint('second', end='')",
      "console.log('first'); await new Promise(done => setTimeout(done, 50)); process.stdout.write('second')",
    ),
  )("is told of while it is written: %s", async (language, code) => {
    const told: [string, boolean][] = [];
    let ended = false;
    await run(language, code, { onStdout: (text) => told.push([text, ended]) }).then(() => {
      ended = true;
    });
    expect(told).toEqual([
      ["first\n", false],
      ["second", false],
    ]);
  });

  test.each(
    both(
      "for _ in range(100_000): print('x' * 100)",
      "for (let i = 0; i < 100_000; i++) console.log('x'.repeat(100))",
    ),
  )("is cut at a mebibyte: %s", async (language, code) => {
    const { stdout, success } = await run(language, code, { compute: "HIGH" });
    expect(success).toBe(true);
    expect(stdout.length).toBeLessThan(1.1 * 2 ** 20);
    expect(stdout).toContain("[output beyond 1 MiB is not shown]");
  });
});

describe("tools", () => {
  const tools = {
    add: {
      description: "Adds",
      parameters: {
        type: "object",
        properties: { a: { type: "number" }, b: { type: "number" } },
        required: ["a", "b"],
      },
      execute: (input: unknown) => {
        const { a, b } = input as { a: number; b: number };
        return a + b;
      },
    },
    later: async () => {
      await new Promise((done) => setTimeout(done, 20));
      return "late";
    },
    fail: () => {
      throw new RangeError("out of range");
    },
  };

  test.each(
    both(
      "await add(a=1, b=2) + await add({'a': 3, 'b': 4})",
      "await add({ a: 1, b: 2 }) + await add({ a: 3, b: 4 })",
    ),
  )("are functions of the snippet: %s", async (language, code) => {
    const { value, tool_calls } = await run(language, code, { tools });
    expect(value).toBe(10);
    expect(tool_calls).toMatchObject([
      { tool: "add", error: null },
      { tool: "add", error: null },
    ]);
  });

  test.each(
    both(
      "import asyncio\nawait asyncio.gather(later(), later())",
      "await Promise.all([later(), later()])",
    ),
  )("run side by side: %s", async (language, code) => {
    expect(await run(language, code, { tools })).toMatchObject({ value: ["late", "late"] });
  });

  test.each(both("await add(a='1')", "await add({ a: '1' })"))(
    "check what they get: %s",
    async (language, code) => {
      const { error, tool_calls } = await run(language, code, { tools });
      expect(error?.message).toMatch(/"add" is refused: .*required property 'b'; a must be number/);
      expect(tool_calls).toHaveLength(1);
    },
  );

  test.each(
    both(
      "try:\n  await fail()\nexcept Exception as error:\n  caught = str(error)\ncaught",
      "let caught; try { await fail() } catch (error) { caught = error.message } caught",
    ),
  )("fail so that it can be caught: %s", async (language, code) => {
    const { value, tool_calls } = await run(language, code, { tools });
    expect(value).toContain("out of range");
    expect(tool_calls).toMatchObject([{ tool: "fail", error: "out of range" }]);
  });

  test.each(both("await add(a=1, b=2)", "await add({ a: 1, b: 2 })"))(
    "are there only where they are given: %s",
    async (language, code) => {
      expect((await run(language, code)).error?.message).toMatch(/NameError|ReferenceError/);
    },
  );
});

test("TypeScript is JavaScript with types", async () => {
  const code = "interface P { n: number }\nconst p: P = { n: 2 }\nenum E { A = 3 }\np.n * E.A";
  expect(await runJavaScript(code)).toMatchObject({ value: 6 });
});

test("code is a string", async () => {
  await expect(runPython(1 as unknown as string)).rejects.toThrow(/not a string/);
});
