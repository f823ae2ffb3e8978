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

/** @type {Promise<string> | undefined} */
let built;

/**
 * The bench's tasks (`tasks/suite`), built once a run.
 * @returns {Promise<{ folder: string, artifact: string }>}
 */
export async function suite() {
  built ??= buildSuite();
  const folder = await built;
  return { folder, artifact: `${folder}/.capsule/build` };
}

async function buildSuite() {
  const folder = await project("suite", { tasks: "suite" });
  await capsule(folder, ["build"]);
  return folder;
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
