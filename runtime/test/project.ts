import { execFile } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { sha256 } from "../src/manifest/index.ts";

const run = promisify(execFile);
const sources = fileURLToPath(new URL("project", import.meta.url));
const capsule = fileURLToPath(new URL("../../compiler/bin/capsule.js", import.meta.url));

/** The package under test. */
export const RUNTIME = fileURLToPath(new URL("..", import.meta.url));

/**
 * A project with a task for each behaviour, outside of this package as a user's would be. It stays
 * between runs of the tests, so that only what changed is built.
 */
export const PROJECT = path.join(
  realpathSync(tmpdir()),
  `capsule-runtime-test-${sha256(sources).slice(0, 8)}`,
);

/** Its artifact. */
export const ARTIFACT = path.join(PROJECT, ".capsule", "build");

/** Builds the project with the real compiler, which does nothing where nothing has changed. */
export async function buildProject(): Promise<void> {
  mkdirSync(PROJECT, { recursive: true });
  for (const name of readdirSync(sources)) {
    // In one step: test files run side by side.
    const copy = path.join(PROJECT, `${name}.${process.pid}`);
    copyFileSync(path.join(sources, name), copy);
    renameSync(copy, path.join(PROJECT, name));
  }
  linkRuntime(PROJECT);
  await run(process.execPath, [capsule, "build", "tasks.ts"], { cwd: PROJECT });
}

/** Makes `@capsule/runtime` importable in a directory. */
export function linkRuntime(directory: string): void {
  const link = path.join(directory, "node_modules", "@capsule", "runtime");
  mkdirSync(path.dirname(link), { recursive: true });
  try {
    symlinkSync(RUNTIME, link);
  } catch (error) {
    if (!existsSync(link)) throw error;
  }
}

/** What a process of its own printed, and how it ended. */
export interface Finished {
  code: number;
  stdout: string;
  stderr: string;
  /** Milliseconds. */
  time: number;
}

/** Runs a script with Node. */
export async function runScript(
  script: string,
  options: { cwd?: string; env?: Record<string, string | undefined> } = {},
): Promise<Finished> {
  const start = performance.now();
  const { cwd = PROJECT, env = {} } = options;
  const finished = await run(process.execPath, [script], {
    cwd,
    env: { ...process.env, ...env },
    timeout: 60_000,
  }).catch((error: { code: number; stdout: string; stderr: string }) => ({ ...error }));
  const { stdout, stderr } = finished;
  const code = "code" in finished ? finished.code : 0;
  return { code, stdout, stderr, time: performance.now() - start };
}
