import { expect, test } from "vitest";
import { makeProject } from "../project.ts";
import { capsule } from "./command.ts";

test.each([
  [["buidl"], 'There is no command "buidl"', "capsule build"],
  [["run", "--tsak", "x"], "Unknown option --tsak", "--task"],
  [["run", "main.ts", "-5"], "Unknown option -5", "after `--`"],
  [["run", "--task"], "The option --task needs a value", ""],
  [["exec"], "Missing required args", "--help"],
  [["list", "a", "b"], "Unused args", "--help"],
])("%j is refused with a way out", async (args, message, hint) => {
  const { root } = makeProject({});
  const { code, stdout, stderr } = await capsule(root, args);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain(message);
  expect(stderr).toContain(hint);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test("every command has a help text", async () => {
  const { root } = makeProject({});
  const { code, stdout } = await capsule(root, ["--help"]);
  expect(code).toBe(0);
  for (const command of ["build", "run", "exec", "list", "inspect", "clean", "doctor"]) {
    expect(stdout).toContain(command);
    const help = await capsule(root, [command, "--help"]);
    expect(help.code).toBe(0);
    expect(help.stdout).toMatch(/Examples:\n\s*(\$ )?capsule /);
  }
});

test("--version tells the version", async () => {
  const { root } = makeProject({});
  expect((await capsule(root, ["--version"])).stdout).toMatch(/\d+\.\d+\.\d+/);
});

test("a command that needs an artifact says how to get one", async () => {
  const { root } = makeProject({ "main.ts": "" });
  const { code, stderr } = await capsule(root, ["list"]);
  expect(code).toBe(2);
  expect(stderr).toContain("capsule build");
});
