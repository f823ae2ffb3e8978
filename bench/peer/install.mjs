// @ts-check
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { run } from "../harness/child.mjs";
import { BIN, PEER, VENV } from "./places.mjs";
import { ADAPTER, CAPSULE_RUN, SDK, TOOLS } from "./versions.mjs";

const STAMP = `${PEER}/installed.json`;
const STAND_IN = fileURLToPath(new URL("./sdk", import.meta.url));

/**
 * Installs the peer below `.peer`; does nothing when the same versions are there already.
 * @param {(line: string) => void} say
 * @returns {Promise<{ sdk: "published" | "stand-in" }>} which SDK its tasks are built with
 * @throws with the installer's words where it can't be installed here
 */
export async function install(say) {
  const wanted = JSON.stringify({ ADAPTER, CAPSULE_RUN, SDK, TOOLS });
  const stamp = existsSync(STAMP) ? JSON.parse(await readFile(STAMP, "utf8")) : null;
  if (stamp?.wanted !== wanted) {
    say("installing the peer (a minute or two)");
    await rm(STAMP, { force: true });
    await mkdir(PEER, { recursive: true });
    await installCommand();
    const sdk = await installPackages();
    await writeFile(STAMP, JSON.stringify({ wanted, sdk }));
    return { sdk };
  }
  if (stamp.sdk === "stand-in") await placeStandIn();
  return { sdk: stamp.sdk };
}

async function installCommand() {
  await run("python3", ["-m", "venv", VENV]);
  const packages = [`capsule-run==${CAPSULE_RUN}`, `capsule-run-adapter==${ADAPTER}`];
  await run(`${BIN}/pip`, ["install", "--quiet", ...packages]);
}

/** @returns {Promise<"published" | "stand-in">} */
async function installPackages() {
  await rm(`${PEER}/node_modules`, { recursive: true, force: true });
  await writeFile(`${PEER}/package.json`, JSON.stringify({ name: "peer", private: true }));
  await npmInstall(TOOLS);
  try {
    await npmInstall([...TOOLS, SDK]);
    return "published";
  } catch {
    await placeStandIn();
    return "stand-in";
  }
}

/** @param {readonly string[]} packages */
async function npmInstall(packages) {
  await run("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", ...packages], {
    cwd: PEER,
  });
}

/** Copied at every run, so that an edited stand-in is the one in use. */
async function placeStandIn() {
  const sdk = `${PEER}/node_modules/@capsule-run/sdk`;
  await cp(`${STAND_IN}/src`, `${sdk}/dist`, { recursive: true });
  await cp(`${STAND_IN}/package.json`, `${sdk}/package.json`);
}
