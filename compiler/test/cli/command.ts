import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The built command. */
export const BIN = resolve(import.meta.dirname, "../../bin/capsule.js");

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  env?: Record<string, string>;
  /** Modules and flags for Node, before the command. */
  node?: string[];
  signal?: AbortSignal;
}

/** Runs the built command in a directory, with a cache of compiled code that tests share. */
export function capsule(
  cwd: string,
  args: string[],
  options: CommandOptions = {},
): Promise<Outcome> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  const env = {
    ...inherited,
    XDG_CACHE_HOME: join(tmpdir(), "capsule-test-cache"),
    ...options.env,
  };
  const argv = [...(options.node ?? []), BIN, ...args];
  return new Promise((done) => {
    execFile(process.execPath, argv, { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const code = typeof error?.code === "number" ? error.code : error === null ? 0 : -1;
      done({ code, stdout, stderr });
    });
  });
}
