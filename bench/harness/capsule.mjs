// @ts-check
import { fileURLToPath } from "node:url";
import { run } from "./child.mjs";
import { project } from "./workspace.mjs";

/** @import { Ended } from "./child.mjs" */

const COMMAND = fileURLToPath(new URL("../../compiler/bin/capsule.js", import.meta.url));

/**
 * Runs our command.
 * @param {string} folder
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] beside the process's own
 * @returns {Promise<Ended>}
 */
export function capsule(folder, args, env = {}) {
  return run(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
}

/** @typedef {{ folder: string, artifact: string }} Built */

/**
 * The bench's tasks (`tasks/suite`), built once a run.
 * @type {() => Promise<Built>}
 */
export const suite = once("suite");

/**
 * The tasks that use the platform and packages (`tasks/platform`), built once a run.
 * @type {() => Promise<Built>}
 */
export const platform = once("platform");

/**
 * The tasks in Python (`tasks/python`), built once a run.
 * @type {() => Promise<Built>}
 */
export const python = once("python");

/**
 * @param {string} tasks
 * @returns {() => Promise<Built>}
 */
function once(tasks) {
  /** @type {Promise<Built> | undefined} */
  let built;
  return () => (built ??= build(tasks));
}

/**
 * @param {string} tasks
 * @returns {Promise<Built>}
 */
async function build(tasks) {
  const folder = await project(tasks, { tasks });
  await capsule(folder, ["build"]);
  return { folder, artifact: `${folder}/.capsule/build` };
}

/**
 * Runs a file of `probes/` in a fresh process; it prints one line of JSON.
 * @param {string} name
 * @param {readonly (string | number)[]} args
 * @returns {Promise<any>}
 */
export async function probe(name, ...args) {
  const file = fileURLToPath(new URL(`../probes/${name}.mjs`, import.meta.url));
  const { stdout } = await run(process.execPath, [file, ...args.map(String)]);
  return JSON.parse(stdout);
}
