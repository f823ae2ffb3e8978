// @ts-check
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** All the bench writes besides its results; git ignores it. Inside the repository, so that `@capsule/runtime` resolves. */
const WORK = fileURLToPath(new URL("../.work", import.meta.url));
const TASKS = fileURLToPath(new URL("../tasks", import.meta.url));

/**
 * Makes what is measured the same on every machine: nothing comes from the user's cache or goes there, and Node doesn't read a
 * bundle of certificates at each start, which takes longer than anything measured here.
 */
export function isolate() {
  process.env.XDG_CACHE_HOME = `${WORK}/cache`;
  delete process.env.NODE_EXTRA_CA_CERTS;
}

/**
 * A project in an empty folder.
 * @param {string} name
 * @param {{ tasks?: string, files?: Record<string, string> }} content a folder of `bench/tasks`, further files by their path
 * @returns {Promise<string>} its folder
 */
export async function project(name, { tasks, files = {} }) {
  const folder = `${WORK}/${name}`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(
    `${folder}/package.json`,
    `${JSON.stringify({ name, private: true, type: "module" })}\n`,
  );
  if (tasks !== undefined) await cp(`${TASKS}/${tasks}`, folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(`${folder}/${path}`, text);
  return folder;
}

/**
 * An empty folder for `XDG_CACHE_HOME`.
 * @returns {Promise<string>}
 */
export async function emptyCache() {
  const folder = `${WORK}/cache-empty`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}
