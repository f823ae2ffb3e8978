import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Componentized } from "../loader/index.ts";
import { loadAddon, runnerPath } from "../loader/index.ts";

const addon = loadAddon();

/** Shared by all tests of a run, as by all builds of a user: the runner is compiled once. */
export const cache = join(tmpdir(), `capsule-native-test-${process.getuid?.() ?? "user"}`);

export const sha256 = (bytes: string | Uint8Array) =>
  createHash("sha256").update(bytes).digest("hex");

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

/** A new directory, removed after the tests of the file. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "capsule-native-"));
  directories.push(directory);
  return directory;
}

/** Snapshots a module of tasks. */
export function componentize(code: string, onCompileRunner = () => {}): Promise<Componentized> {
  return addon.componentize({
    runner: runnerPath("javascript"),
    source: JSON.stringify({ code, file: "tasks.js", mode: "evaluate" }),
    cache,
    onCompileRunner,
  });
}

/** Writes an artifact with one component and returns its manifest's text and its directory. */
export async function writeArtifact(code: string, tasks: string[], timeout = 10_000) {
  const directory = temporaryDirectory();
  const { error, thin, modules } = await componentize(code);
  if (error !== null) throw new Error(error);
  const target = addon.target();

  const file = (path: string, bytes: Buffer) => {
    mkdirSync(join(directory, path, ".."), { recursive: true });
    writeFileSync(join(directory, path), bytes);
    return { path, sha256: sha256(bytes), size: bytes.length };
  };
  const engines: Record<string, unknown> = {};
  for (const { sha256, wasm } of modules) {
    engines[sha256] = {
      language: "javascript",
      wasm: file(`engines/${sha256}.wasm`, wasm),
      precompiled: {
        [target]: file(`engines/${sha256}.cwasm`, await addon.precompileModule(wasm, null)),
      },
    };
  }
  const component = {
    language: "javascript",
    engines: modules.map((module) => module.sha256),
    wasm: file("tasks/tasks.wasm", thin),
    precompiled: {
      [target]: file("tasks/tasks.cwasm", await addon.precompileComponent(thin, target)),
    },
    map: null,
    exported: null,
  };
  const policy = {
    fuel: 1_000_000_000_000,
    ram: 64 << 20,
    timeout,
    maxRetries: 0,
    hosts: [],
    files: [],
    env: [],
  };
  const entry = {
    component: "tasks",
    policy,
    source: { file: "tasks.js", line: 1, column: 1 },
    signature: null,
  };
  const manifest = {
    $schema: "capsule.manifest.schema.json",
    version: 1,
    digest: "",
    generator: "@capsule/native test",
    compatibility: { [target]: addon.compatibility(null) },
    engines,
    components: { tasks: component },
    tasks: Object.fromEntries(tasks.map((name) => [name, entry])),
    sources: {},
  };
  const text = JSON.stringify(manifest, null, 2);
  return { directory, manifest: text.replace('"digest": ""', `"digest": "${sha256(text)}"`) };
}
