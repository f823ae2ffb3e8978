// @ts-check
import { spawn } from "node:child_process";

/**
 * @typedef {object} Ended
 * @property {number} ms wall clock from spawning to the exit
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<Ended>}
 * @throws where it can't be started or exits with anything but 0; the message holds the end of its output
 */
export function run(program, args, { cwd, env } = {}) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(program, args, {
      ...(cwd === undefined ? {} : { cwd }),
      env: env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    let ms = 0;
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("exit", () => {
      ms = performance.now() - start;
    });
    child.on("close", (code) => {
      if (code === 0) return resolve({ ms, stdout, stderr });
      const output = `${stdout}\n${stderr}`.trim().slice(-600);
      reject(new Error(`${program} ${args.join(" ")} ended with ${code}: ${output}`));
    });
  });
}
