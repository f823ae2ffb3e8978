import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findModule, LazyInterpreter } from "../../src/worker/interpreter.ts";
import { Output } from "../../src/worker/output.ts";
import type { InterpreterRequest } from "../../src/worker/protocol.ts";

/** A directory above which nothing is installed. */
const bare = () => realpathSync(mkdtempSync(join(tmpdir(), "capsule-worker-test-")));

test("another package's module is found in the project where it isn't beside the command", () => {
  const root = bare();
  const file = install(root, "");
  const places = [join(bare(), "package.json"), join(root, "package.json")];
  expect(findModule("another/worker", places)).toBe(file);
});

test("where it is nowhere, that is told by the error's code", () => {
  expect(() => findModule("another/worker", [join(bare(), "package.json")])).toThrow(
    expect.objectContaining({ code: "MODULE_NOT_FOUND" }),
  );
});

const MODULE = `export class InterpreterWorker {
  constructor(write) { this.write = write; }
  async handle({ id }) { this.write('{"amid":true}'); return JSON.stringify({ id }); }
  answerTool() {}
  leave() { this.write('{"left":true}'); }
  async close() {}
}
`;

test("without the package, each request says how to install it; once it is there, it is used", async () => {
  let written = "";
  const output = new Output((text) => {
    written += text;
  });
  const root = bare();
  const interpreter = new LazyInterpreter(output, root, "another/worker");
  const request: InterpreterRequest = { type: "load", id: 1, fields: {}, texts: new Map() };
  const { signal } = new AbortController();
  interpreter.leave();
  expect(JSON.parse(await interpreter.handle(request, signal))).toEqual({
    type: "error",
    id: 1,
    code: "not_installed",
    message: expect.stringContaining("npm install @capsule/interpreter"),
  });
  install(root, MODULE);
  expect(await interpreter.handle(request, signal)).toBe('{"id":1}');
  // It was alone before there was somebody to tell.
  expect(written).toBe('{"left":true}\n{"amid":true}\n');
});

test("a package that can't be loaded says why", async () => {
  const root = bare();
  install(root, "throw new Error('of another machine');");
  const interpreter = new LazyInterpreter(new Output(() => {}), root, "another/worker");
  const request: InterpreterRequest = { type: "load", id: 1, fields: {}, texts: new Map() };
  const answer = await interpreter.handle(request, new AbortController().signal);
  expect(answer).toContain("can't be loaded: of another machine");
});

/** Installs a package with one module. */
function install(root: string, text: string): string {
  const installed = join(root, "node_modules/another");
  mkdirSync(installed, { recursive: true });
  writeFileSync(
    join(installed, "package.json"),
    '{ "name": "another", "type": "module", "exports": { "./worker": "./it.js" } }',
  );
  writeFileSync(join(installed, "it.js"), text);
  return join(installed, "it.js");
}
