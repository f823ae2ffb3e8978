import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const capsule = fileURLToPath(new URL("../../compiler/bin/capsule.js", import.meta.url));

/** A project with a task for each behaviour. Absolute path. */
export const PROJECT = fileURLToPath(new URL("project", import.meta.url));

/** Its artifact. */
export const ARTIFACT = `${PROJECT}/.capsule/build`;

/** Builds the project with the real compiler, which does nothing where nothing has changed. */
export async function buildProject(): Promise<void> {
  await run(process.execPath, [capsule, "build", "tasks.ts"], { cwd: PROJECT });
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
