import { copyFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadAddon, runnerPath } from "../loader/index.ts";
import { cache, componentize, sha256, temporaryDirectory } from "./artifact.ts";

const addon = loadAddon();
const code = `import { define } from "capsule:host"; define("twice", (n) => n * 2);`;

describe("componentize", () => {
  it("makes a component, and its thin form beside one code module", async () => {
    const made = await componentize(code);
    expect(made).toMatchObject({ error: null, notes: [] });
    expect(made.modules).toHaveLength(1);
    for (const module of made.modules) {
      expect(sha256(module.wasm)).toBe(module.sha256);
      expect(made.thin.includes(`code-m${module.sha256}`)).toBe(true);
      expect(made.component.includes(module.wasm)).toBe(true);
      expect(made.thin.length).toBeLessThan(made.component.length / 2);
    }
  });

  it("gives the same bytes for the same source, and the same code module for another", async () => {
    const [one, again, other] = await Promise.all(
      [code, code, code.replace("2", "3")].map((source) => componentize(source)),
    );
    expect(again?.component.equals(one?.component ?? Buffer.of())).toBe(true);
    expect(other?.component.equals(one?.component ?? Buffer.of())).toBe(false);
    expect(other?.modules[0]?.sha256).toBe(one?.modules[0]?.sha256);
  });

  it("returns what the top level did as notes", async () => {
    const { error, notes } = await componentize(`const started = Date.now(); ${code}`);
    expect(error).toBeNull();
    expect(notes.map((note) => JSON.parse(note).kind)).toEqual(["clock"]);
  });

  it("returns the guest's error as a value", async () => {
    const made = await componentize(`throw new TypeError("no top level for you");`);
    expect(JSON.parse(made.error ?? "")).toMatchObject({
      kind: "task_error",
      name: "TypeError",
      message: "no top level for you",
    });
    expect(made.component).toHaveLength(0);
  });

  it("compiles the runner once, and says so", async () => {
    // Runners in use are known by their path: a copy is new to this process.
    const directory = temporaryDirectory();
    const runner = join(directory, "runner.wasm");
    copyFileSync(runnerPath("javascript"), runner);
    const source = JSON.stringify({ code, file: "tasks.js", mode: "evaluate" });
    let compiled = 0;
    const onCompileRunner = () => {
      compiled += 1;
    };
    const make = () => addon.componentize({ runner, source, cache: directory, onCompileRunner });
    await Promise.all([make(), make()]);
    await new Promise(setImmediate);
    expect(compiled).toBe(1);
  });

  it("rejects when the runner is not there", async () => {
    const options = { runner: "/no/runner.wasm", source: "", cache, onCompileRunner() {} };
    await expect(addon.componentize(options)).rejects.toThrow("/no/runner.wasm");
  });
});

describe("precompile", () => {
  it("compiles for this machine and for another", async () => {
    const { thin } = await componentize(code);
    const here = await addon.precompileComponent(thin, null);
    expect(here.equals(await addon.precompileComponent(thin, addon.target()))).toBe(true);
    const elsewhere = await addon.precompileComponent(thin, "aarch64-apple-darwin");
    expect(elsewhere.equals(here)).toBe(false);
  });

  it("refuses what it can't compile", async () => {
    const nothing = Buffer.from("nothing");
    await expect(addon.precompileComponent(nothing, null)).rejects.toThrow("can't be compiled");
    await expect(addon.precompileModule(nothing, null)).rejects.toThrow("can't be compiled");
    await expect(addon.precompileModule(nothing, "no-such-target")).rejects.toThrow();
  });

  it("tells targets apart by their compatibility", () => {
    expect(addon.compatibility(null)).toMatch(/^[0-9a-f]{64}$/);
    expect(addon.compatibility("aarch64-apple-darwin")).not.toBe(addon.compatibility(null));
    expect(() => addon.compatibility("no-such-target")).toThrow();
  });
});

it("keeps the runner's path inside of the package", () => {
  expect(statSync(runnerPath("javascript")).size).toBeGreaterThan(1_000_000);
});
