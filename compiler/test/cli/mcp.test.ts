import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findCommand } from "../../src/cli/commands/mcp.ts";
import { makeProject } from "../project.ts";
import { capsule } from "./command.ts";

/** A directory above which nothing is installed. */
const bare = () => realpathSync(mkdtempSync(join(tmpdir(), "capsule-mcp-test-")));

const MANIFEST = JSON.stringify({
  name: "@capsule/mcp",
  type: "module",
  exports: { "./cli": "./cli.js" },
});

test("the server's command is found in the project where it isn't beside this one", () => {
  const root = bare();
  const installed = join(root, "node_modules/@capsule/mcp");
  mkdirSync(installed, { recursive: true });
  writeFileSync(join(installed, "package.json"), MANIFEST);
  writeFileSync(join(installed, "cli.js"), "");
  const file = findCommand([join(bare(), "package.json"), join(root, "package.json")]);
  expect(file).toBe(join(installed, "cli.js"));
});

test("where it is nowhere, the way to install it is told", () => {
  expect(() => findCommand([join(bare(), "package.json")])).toThrow(
    expect.objectContaining({ name: "UsageError", hint: "Install it: npm install @capsule/mcp" }),
  );
});

test("the help lists it", async () => {
  const { stdout } = await capsule(makeProject({}).root, ["--help"]);
  expect(stdout).toMatch(/^ {2}mcp +Serve snippets and tasks to models over MCP/m);
});
