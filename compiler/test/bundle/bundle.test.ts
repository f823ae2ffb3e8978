import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { BundleResult } from "../../src/bundle/types.ts";
import { taskFile } from "../project.ts";
import { BUNDLERS, bundlerFor, callBundle, packageFiles } from "./context.ts";

const codes = ({ diagnostics }: BundleResult) => diagnostics.map(({ code }) => code);

const codeOf = ({ bundle, diagnostics }: BundleResult): string => {
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return bundle?.code ?? "";
};

describe.each(BUNDLERS)("%s", (which) => {
  test("a task's bundle has what the task needs, inlined, and not what others need", async () => {
    const { bundle } = await bundlerFor(
      {
        "main.ts": `import { task } from "@capsule/runtime";
import { double } from "./lib/double.js";
import { shout } from "./shout.ts";
export const twice = task({ name: "twice" }, async (n: number) => double(n));
export const loud = task({ name: "loud" }, async (text: string) => shout(text));
`,
        "lib/double.ts": "export const double = (n: number): number => n * 2;\n",
        "shout.ts": "export const shout = (text: string) => text.toUpperCase();\n",
      },
      which,
    );
    const code = codeOf(await bundle("twice"));
    expect(code).not.toContain("text.toUpperCase()");
    expect(await callBundle(code, 21)).toBe(42);
    expect(await callBundle(codeOf(await bundle("loud")), "hi")).toBe("HI");
  });

  test("CommonJS, JSON, browser maps and conditions of packages are honoured", async () => {
    const before = `import common from "common";
import { version } from "./data.json";
import { where } from "conditional";
import { crypto, net } from "careful";`;
    const { bundle } = await bundlerFor(
      {
        "main.ts": taskFile(
          "main",
          "return [common.add(input, 1), version, where, net, crypto, common.mode]",
          before,
        ),
        "data.json": '{ "version": "7" }',
        ...packageFiles(
          "common",
          "exports.add = (a, b) => a + b;\nexports.mode = process.env.NODE_ENV;\n",
        ),
        ...packageFiles("conditional", "", {
          type: "module",
          exports: { browser: "./browser.js", default: "./index.js" },
        }),
        "node_modules/conditional/browser.js": 'export const where = "browser";\n',
        ...packageFiles(
          "careful",
          'const has = (it) => (it ? "there" : "left out");\nexports.net = has(require("net").connect);\nexports.crypto = has(require("crypto").createHash);\n',
          { browser: { net: false, crypto: false } },
        ),
      },
      which,
    );
    const code = codeOf(await bundle("main"));
    expect(await callBundle(code, 1)).toEqual([
      2,
      "7",
      "browser",
      "left out",
      "there",
      "production",
    ]);
  });

  test("the text of a file is imported with ?raw, and belongs to the task's inputs", async () => {
    const { bundle, root } = await bundlerFor(
      {
        "main.ts": taskFile(
          "main",
          "return [text, code]",
          ['import text from "./texts/a.html?raw";', 'import code from "./code.ts?raw";'].join(
            "\n",
          ),
        ),
        "texts/a.html": '<p title="`">\n',
        "code.ts": "export const n: number = 1;\n",
      },
      which,
    );
    const result = await bundle("main");
    expect(await callBundle(codeOf(result), 1)).toEqual([
      '<p title="`">\n',
      "export const n: number = 1;\n",
    ]);
    expect(result.bundle?.files).toContain(join(root, "texts/a.html"));
    expect(result.bundle?.volatile).toBe(false);
  });

  test("packages that tell workers from pages give tasks the files for workers", async () => {
    const exports = { worker: "./worker.js", browser: "./page.js", default: "./index.js" };
    const { bundle } = await bundlerFor(
      {
        "main.ts": taskFile("main", "return where", 'import { where } from "knows-workers";'),
        ...packageFiles("knows-workers", "", { type: "module", exports }),
        "node_modules/knows-workers/worker.js": 'export const where = "worker";\n',
        "node_modules/knows-workers/page.js": 'export const where = "page";\n',
      },
      which,
    );
    expect(await callBundle(codeOf(await bundle("main")), 0)).toBe("worker");
  });

  test("some packages are taken as in Node, since their files for browsers do something else", async () => {
    const { bundle } = await bundlerFor(
      {
        "main.ts": taskFile(
          "main",
          "return [turndown, pino]",
          'import turndown from "turndown";\nimport pino from "pino";',
        ),
        ...packageFiles(
          "turndown",
          'module.exports = require("./document.js") + require("dom");\n',
          {
            browser: { dom: false, "./document.js": "./page.js" },
          },
        ),
        "node_modules/turndown/document.js": 'module.exports = "own ";\n',
        "node_modules/turndown/page.js": 'module.exports = "page";\n',
        ...packageFiles("dom", 'module.exports = "dom";\n'),
        ...packageFiles("pino", 'module.exports = "pino";\n', { browser: "./page.js" }),
        "node_modules/pino/page.js": 'module.exports = "page";\n',
      },
      which,
    );
    expect(await callBundle(codeOf(await bundle("main")), 0)).toEqual(["own dom", "pino"]);
  });

  test("CommonJS gets Node's modules themselves, not their namespaces", async () => {
    const { bundle } = await bundlerFor(
      {
        "main.ts": taskFile("main", "return make()", 'import { make } from "emitting";'),
        ...packageFiles(
          "emitting",
          'const Emitter = require("events");\nclass Own extends Emitter {}\nexports.make = () => [new Own() instanceof require("node:events").EventEmitter, typeof require("assert")];\n',
        ),
      },
      which,
    );
    expect(await callBundle(codeOf(await bundle("main")), 0)).toEqual([true, "function"]);
  });

  test("regular expressions with the flag v do without it", async () => {
    const { bundle } = await bundlerFor(
      {
        "main.ts": taskFile(
          "main",
          "return [['A', 'a'].map((text) => /^[\\p{L}--[a-z]]$/v.test(text)), emoji.test('👩‍👩‍👦'), String(slash), 8 / 4 / divisor]",
          'import { emoji, slash } from "patterns";\nconst divisor = 2;',
        ),
        ...packageFiles(
          "patterns",
          'exports.emoji = /^\\p{RGI_Emoji}$/v;\nexports.slash = new RegExp("a/[b&&[bc]]", "giv");\n',
        ),
      },
      which,
    );
    const code = codeOf(await bundle("main"));
    expect(await callBundle(code, 0)).toEqual([[true, false], true, "/a\\/b/giu", 1]);
  });

  test("a package that is of use only with a module which isn't there need not be loaded", async () => {
    const { bundle } = await bundlerFor(
      {
        "main.ts": taskFile(
          "main",
          "return input ? connect() : 'fine'",
          'import { connect } from "client";',
        ),
        ...packageFiles(
          "client",
          'const wrapper = require("http2-wrapper");\nexports.connect = () => wrapper.connect();\n',
        ),
        ...packageFiles("http2-wrapper", 'throw new Error("loaded");\n'),
      },
      which,
    );
    const result = await bundle("main");
    expect(codes(result)).toEqual(["CAP303"]);
    expect(await callBundle(codeOf(result), false)).toBe("fine");
    await expect(callBundle(codeOf(result), true)).rejects.toThrow(
      "node:http2 is not available in a task (imported by client): connect()",
    );
  });

  test("Node's modules come from the runner or not at all", async () => {
    const { bundle, root } = await bundlerFor(
      {
        "main.ts": taskFile(
          "main",
          'return fs.readFileSync("x")',
          'import fs from "fs";\nimport "./bad.ts";',
        ),
        "bad.ts": taskFile(
          "bad",
          "return connect() + unused",
          'import { connect } from "net";\nimport { unused } from "./unused.ts";',
        ),
        "unused.ts":
          'import { exec } from "node:child_process";\nexport const unused = 1;\nexport const run = () => exec("ls");\n',
      },
      which,
    );
    const code = codeOf(await bundle("main"));
    expect(code).toContain("node:fs");
    expect(await callBundle(code, 0)).toBe("read");

    const bad = await bundle("bad");
    expect(bad.diagnostics).toMatchObject([
      { code: "CAP303", severity: "error", place: { file: join(root, "bad.ts"), line: 2 } },
    ]);
  });

  test("a package that imports a module which isn't there works until it uses it", async () => {
    const { bundle } = await bundlerFor(
      {
        "main.ts": taskFile(
          "main",
          "return input ? go() : name",
          'import { go, name } from "wire";',
        ),
        ...packageFiles(
          "wire",
          'const { EventEmitter } = require("events");\nconst { connect } = require("net");\nconst { TLSSocket } = require("tls");\nclass Socket extends TLSSocket {}\nexports.name = new EventEmitter().emit("x") ? "" : "wire";\nexports.Socket = Socket;\nexports.go = () => connect(1);\n',
        ),
      },
      which,
    );
    const result = await bundle("main");
    expect(codes(result)).toEqual(["CAP303", "CAP303"]);
    const code = codeOf(result);
    expect(await callBundle(code, false)).toBe("wire");
    await expect(callBundle(code, true)).rejects.toThrow(
      "node:net is not available in a task (imported by wire): connect()",
    );
  });

  test("imports that can't be had are errors where they stand, all of them", async () => {
    const { bundle } = await bundlerFor(
      {
        "main.ts": taskFile(
          "main",
          "return [one, two, three, four]",
          'import one from "not-installed";\nimport two from "./nowhere.ts";\nimport three from "./addon.node";\nimport four from "./nowhere.txt?raw";',
        ),
        "addon.node": "",
      },
      which,
    );
    const result = await bundle("main");
    expect(result.bundle).toBeNull();
    const found = result.diagnostics.map(({ code, place }) => [code, place?.line]).sort();
    expect(found).toEqual([
      ["CAP301", 2],
      ["CAP301", 3],
      ["CAP301", 5],
      ["CAP302", 4],
    ]);
  });

  test("what a task's bundle lacks is said for each task that lacks it", async () => {
    const { bundle } = await bundlerFor(
      {
        "main.ts": `import { task } from "@capsule/runtime";
import { help } from "./help.ts";
export const a = task({ name: "a" }, async () => help);
export const b = task({ name: "b" }, async () => help);
`,
        "help.ts": 'export { default as help } from "not-installed";\n',
      },
      which,
    );
    expect(codes(await bundle("a"))).toEqual(["CAP301"]);
    expect(codes(await bundle("b"))).toEqual(["CAP301"]);
  });

  test("a missing export is an error", async () => {
    const { bundle } = await bundlerFor(
      {
        "main.ts": taskFile("main", "return gone", 'import { gone } from "./lib.ts";'),
        "lib.ts": "export const there = 1;\n",
      },
      which,
    );
    const result = await bundle("main");
    expect(result.bundle).toBeNull();
    expect(codes(result)).toEqual(["CAP304"]);
  });

  test("the source map leads to the sources, by names that hold on any machine", async () => {
    const { bundle, root } = await bundlerFor(
      {
        "main.ts": taskFile(
          "main",
          'throw new Error("here")',
          'import { add } from "common";\nadd(1, 2);',
        ),
        ...packageFiles("common", "exports.add = (a, b) => a + b;\n"),
      },
      which,
    );
    const result = await bundle("main");
    const map = JSON.parse(result.bundle?.map ?? "{}") as {
      sources: string[];
      sourcesContent: unknown[];
    };
    expect(map.sources).toContain("main.ts");
    expect(map.sourcesContent[map.sources.indexOf("main.ts")]).toContain("throw new Error");
    for (const [index, source] of map.sources.entries()) {
      if (source.startsWith("node_modules/")) expect(map.sourcesContent[index]).toBeNull();
      expect(source).not.toMatch(/^\/|\.\./);
    }
    expect(`${result.bundle?.code}${result.bundle?.map}`).not.toContain(root);
  });

  test("tsconfig decides how files are compiled and where imports lead", async () => {
    const { bundle } = await bundlerFor(
      {
        "tsconfig.json":
          '{ "compilerOptions": { "paths": { "#lib/*": ["./lib/*"] }, "jsx": "react", "jsxFactory": "h" } }',
        "main.ts": taskFile(
          "main",
          "return [answer, view(input)]",
          'import { answer } from "#lib/answer";\nimport { view } from "./view.tsx";',
        ),
        "lib/answer.ts": "export const answer = 42;\n",
        "view.tsx":
          'const h = (name: string, _: unknown, child: string) => "<" + name + ">" + child;\nexport const view = (text: string) => <b>{text}</b>;\n',
      },
      which,
    );
    expect(await callBundle(codeOf(await bundle("main")), "x")).toEqual([42, "<b>x"]);
  });
});

test("a bundle is the same whatever was bundled before it", async () => {
  const files = {
    "main.ts": `import { task } from "@capsule/runtime";
import { add } from "common";
import "./other.ts";
export const a = task({ name: "a" }, async () => add(1, 2));
export const b = task({ name: "b" }, async () => add(3, 4));
`,
    "other.ts": taskFile("other", "return add(input, 1)", 'import { add } from "common";'),
    ...packageFiles("common", "exports.add = (a, b) => a + b;\n"),
  };
  const [one, two] = [await bundlerFor(files, "rollup"), await bundlerFor(files, "rollup")];
  const forward = [];
  for (const name of ["a", "b", "other"]) forward.push((await one.bundle(name)).bundle?.code);
  const backward = [];
  for (const name of ["other", "b", "a"]) backward.push((await two.bundle(name)).bundle?.code);
  expect(backward.reverse()).toEqual(forward);
  expect(new Set(forward).size).toBe(3);
});
