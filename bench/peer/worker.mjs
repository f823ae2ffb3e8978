// @ts-check
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** @import { PeerWorker } from "./types.d.ts" */

/**
 * Starts `capsule worker`, which takes one JSON request a line and answers in any order.
 * @param {string} command
 * @param {string} folder
 * @param {string} main the file in it, already built
 * @param {NodeJS.ProcessEnv} env
 * @returns {PeerWorker}
 */
export function startWorker(command, folder, main, env) {
  const child = spawn(command, ["worker"], { cwd: folder, env, stdio: ["pipe", "pipe", "ignore"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  /** @type {Map<string, { resolve: (value: unknown) => void, reject: (reason: Error) => void }>} */
  const waiting = new Map();
  const file = `${folder}/${main}`;
  let calls = 0;

  createInterface({ input: child.stdout }).on("line", (line) => {
    const { id, output, error } = JSON.parse(line);
    const call = waiting.get(id);
    waiting.delete(id);
    if (output?.success === true) call?.resolve(output.result);
    else call?.reject(new Error(output?.error?.message ?? error ?? "the peer gave no reason"));
  });
  child.on("close", () => {
    for (const call of waiting.values()) call.reject(new Error("the peer's worker ended"));
  });

  return {
    pid: child.pid ?? 0,
    call(...args) {
      return new Promise((resolve, reject) => {
        const id = String(calls++);
        waiting.set(id, { resolve, reject });
        child.stdin.write(`${JSON.stringify({ id, file, args, mounts: [] })}\n`);
      });
    },
    async close() {
      waiting.clear();
      child.kill();
      await ended;
    },
  };
}
