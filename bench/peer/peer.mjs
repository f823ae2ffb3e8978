// @ts-check
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { delimiter, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../harness/child.mjs";
import { install } from "./install.mjs";
import { BIN, PEER } from "./places.mjs";
import { CAPSULE_RUN } from "./versions.mjs";
import { startWorker } from "./worker.mjs";

/** @import { Peer } from "./types.d.ts" */

const ADAPTER_PROBE = fileURLToPath(new URL("./adapter.py", import.meta.url));
const TASKS = new URL("../tasks/", import.meta.url);

const SDKS = {
  published: "its SDK from npm",
  "stand-in":
    "a minimal stand-in for its SDK (`bench/peer/sdk`), which npm did not have: its own can only be larger and slower",
};

/**
 * Installs the peer and builds the bench's task with it; both only when they changed.
 * @param {(line: string) => void} say
 * @returns {Promise<Peer | { missing: string }>} never rejects: without a peer the bench measures alone
 */
export async function preparePeer(say) {
  try {
    const { sdk } = await install(say);
    const peer = {
      ...programs(),
      description: `PyPI capsule-run ${CAPSULE_RUN}, tasks built with ${SDKS[sdk]}`,
    };
    return {
      ...peer,
      suite: await buildOnce(peer, "suite", ["peer/main.ts"], say),
      platform: () =>
        buildOnce(peer, "platform", ["platform/work.mjs", "peer-platform/main.ts"], say),
      python: () => buildOnce(peer, "python", ["python/work.py", "peer-python/main.py"], say),
    };
  } catch (error) {
    return { missing: `could not be set up: ${/** @type {Error} */ (error).message}` };
  }
}

/** @returns {Pick<Peer, "command" | "worker" | "adapter" | "project">} */
function programs() {
  const command = `${BIN}/capsule`;
  const env = () => ({ ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH ?? ""}` });
  return {
    command: (folder, ...args) => run(command, args, { cwd: folder, env: env() }),
    worker: (folder, main = "main.ts") => startWorker(command, folder, main, env()),
    async adapter(calls) {
      const folder = `${PEER}/projects/adapter`;
      await mkdir(folder, { recursive: true });
      const args = [ADAPTER_PROBE, String(calls)];
      return JSON.parse((await run(`${BIN}/python`, args, { cwd: folder, env: env() })).stdout);
    },
    async project(name, files) {
      const folder = `${PEER}/projects/${name}`;
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      for (const [file, text] of Object.entries(files)) await writeFile(`${folder}/${file}`, text);
      return folder;
    },
  };
}

/**
 * Builds a task of `bench/tasks` with the peer, unless that was done from the same sources.
 * @param {Pick<Peer, "command" | "project">} peer
 * @param {string} name of the project
 * @param {readonly string[]} sources files of `bench/tasks`: one after the other they are its `main.ts` or `main.py`, since
 *   the peer's command finds no modules beside that
 * @param {(line: string) => void} say
 * @returns {Promise<string>} the folder
 */
async function buildOnce(peer, name, sources, say) {
  const texts = await Promise.all(sources.map((path) => readFile(new URL(path, TASKS), "utf8")));
  const text = texts.join("\n").replace(/^import .* from "\.\/.*";$|^\/\/ @ts-check$/gm, "");
  const main = `main${extname(/** @type {string} */ (sources.at(-1)))}`;
  const source = main === "main.ts" ? `// @ts-nocheck\n${text}` : text;
  const folder = `${PEER}/projects/${name}`;
  const built = `${folder}/built.txt`;
  if (existsSync(built) && (await readFile(built, "utf8")) === source) return folder;
  say(`building the peer's tasks "${name}" (half a minute)`);
  await peer.project(name, { [main]: source });
  await peer.command(folder, "build", main);
  await writeFile(built, source);
  return folder;
}
