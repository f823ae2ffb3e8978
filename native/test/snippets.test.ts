import { beforeAll, describe, expect, it } from "vitest";
import { loadAddon } from "../loader/index.ts";
import { cache, writeArtifact } from "./artifact.ts";

const addon = loadAddon();

/** Evaluates one piece of code after the other in one instance; gives what each came to. */
const code = `
  import { define } from "capsule:host";
  import { builtinNamespace, evaluate, hideCaller, setImporter } from "capsule:interpreter";
  hideCaller();
  setImporter((specifier) => {
    const found = builtinNamespace(specifier);
    if (found === undefined) throw new Error("no module " + specifier);
    return found;
  });
  define("evaluate", async (...pieces) => {
    const outcomes = [];
    for (const [index, piece] of pieces.entries()) {
      try {
        outcomes.push({ value: await evaluate(piece, "piece-" + (index + 1) + ".js") });
      } catch (error) {
        outcomes.push({ error: error.name + ": " + error.message, frames: framesOf(error) });
      }
    }
    return outcomes;
  });
  const framesOf = (error) => error.stack.split("\\n").filter((line) => line.startsWith("    at ")).map((line) => line.trim());
`;

let artifact: Awaited<ReturnType<typeof writeArtifact>>;
beforeAll(async () => {
  artifact = await writeArtifact(code, ["evaluate"]);
});

interface Outcome {
  value?: unknown;
  error?: string;
  frames?: string[];
}

async function evaluate(...pieces: string[]): Promise<Outcome[]> {
  const options = {
    maxCalls: 4,
    ramBudget: 2 ** 30,
    maxDepth: 8,
    maxFanOut: 8,
    trace: null,
    cache,
  };
  const sandbox = new addon.Sandbox(options, () => {});
  const handle = sandbox.open(artifact.manifest, artifact.directory, artifact.directory);
  const outcome = await sandbox.call(handle, {
    id: 0,
    task: "evaluate",
    arguments: JSON.stringify(pieces),
    env: {},
    mounts: [],
    logs: true,
    tools: null,
    atOnce: true,
  });
  if (outcome.error !== null) throw new Error(JSON.stringify(outcome.error));
  return JSON.parse(outcome.result as string);
}

const values = async (...pieces: string[]) =>
  (await evaluate(...pieces)).map(({ value, error }) => error ?? value);

describe("the value of a piece of code", () => {
  it.each<[string, unknown]>([
    ["1 + 1", 2],
    ["const x = 5", undefined],
    ["if (true) { 4 } else { 5 }", 4],
    ["for (let i = 0; i < 3; i++) i", 2],
    ["await 5", 5],
    ["for await (const x of [1, 2]) x", 2],
    ["Promise.resolve(3)", 3],
    ["{ a: 1 }", { a: 1 }],
    ["{ let z = 5; z }", 5],
    ["{}", {}],
    ["this === globalThis", true],
    ["sloppy = 3; delete globalThis.sloppy", true],
    ["'use strict'; strict = 3", "ReferenceError: strict is not defined"],
    ["(() => 1).toString()", "() => 1"],
    ["", undefined],
  ])("%s", async (piece, expected) => {
    expect(await values(piece)).toEqual([expected]);
  });
});

describe("what code declares", () => {
  it("stays for what comes later: closures, classes, generators", async () => {
    const pieces = [
      "let count = 1; const next = () => ++count; class A { m() { return 7 } }",
      "function* steps() { yield 1; yield 2 } const walk = steps(); walk.next().value",
      "[next(), count, new A().m(), walk.next().value]",
    ];
    expect(await values(...pieces)).toEqual([undefined, 1, [2, 2, 7, 2]]);
  });

  it("can be declared again by later code, in every way", async () => {
    const pieces = [
      "var v = 1; v",
      "let v = 2; v",
      "function v() { return 3 } v()",
      "const v = 4; v",
      "class v { static m() { return 5 } } v.m()",
      "var v = 6; v",
    ];
    expect(await values(...pieces)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("hides a global of the platform", async () => {
    expect(await values("const fetch = 1; fetch", "const fetch = 2; fetch")).toEqual([1, 2]);
  });

  it("is seen by earlier functions", async () => {
    expect(await values("let c = 1; const get = () => c; get()", "let c = 2; get()")).toEqual([
      1, 2,
    ]);
  });

  it("can be declared again after it failed to get a value", async () => {
    const pieces = ["let late = null.x", "late", "let late = 3; late"];
    expect(await values(...pieces)).toEqual([
      "TypeError: cannot read property 'x' of null",
      "ReferenceError: late is not initialized",
      3,
    ]);
  });

  it("stays constant where it is only assigned to", async () => {
    expect(await values("const k = 1", "k = 2", "k")).toEqual([
      undefined,
      "TypeError: 'k' is read-only",
      1,
    ]);
  });

  it.each([
    "let a = 1; let a = 2",
    "let a = 1; var a = 2",
    "var a = 1; let a = 2",
    "let a = 1; function a() {}",
    "function a() {}; let a = 1",
    "class a {}; class a {}",
    "let undefined = 1",
    "let NaN = 1",
    "ran = }",
  ])("is refused before any of it runs: %s", async (piece) => {
    const [outcome, ran] = await evaluate(`globalThis.ran = true; ${piece}`, "typeof ran");
    expect(outcome?.error).toMatch(/^SyntaxError: /);
    expect(ran).toEqual({ value: "undefined" });
  });
});

describe("import()", () => {
  it("is answered by the function that was set, in functions and in evaluated code, too", async () => {
    const pieces = [
      "(await import('node:path/posix')).join('a', 'b')",
      "const load = (name) => import(name); (await load('path')).default.join('a', 'b')",
      "(await eval(\"import('os')\")).EOL",
      "(await new Function(\"return import('node:os')\")()).EOL",
      "await import('left-pad')",
    ];
    const expected = ["a/b", "a/b", "\n", "\n", "Error: no module left-pad"];
    expect(await values(...pieces)).toEqual(expected);
  });
});

describe("a stack", () => {
  it("holds the code's own frames and nothing else", async () => {
    const piece = [
      "const fail = () => { throw new Error('no') };",
      "async function later() { await null; fail(); }",
      "await later();",
    ].join("\n");
    const [outcome] = await evaluate(piece);
    expect(outcome?.frames).toEqual([
      "at fail (piece-1.js:1:28)",
      "at later (piece-1.js:2:38)",
      "at async piece-1.js:3:1",
    ]);
  });

  it("tells of the piece of code that each function is from", async () => {
    const [, outcome] = await evaluate("const fail = () => { null.x }", "\nfail()");
    expect(outcome?.frames).toEqual(["at fail (piece-1.js:1:27)", "at piece-2.js:2:1"]);
  });

  it("tells where the syntax is wrong", async () => {
    const [outcome] = await evaluate("1;\n2 + * 3");
    expect(outcome?.frames).toEqual(["at piece-1.js:2:5"]);
  });
});
