import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { root } from "../setup/run.mjs";

/** The tool that makes a component of CPython, as pip takes it. */
export const COMPONENTIZE_PY = readFileSync(join(root, "native/python/requirements.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))[0];

/** Everything that decides what the runner is: files, and folders with all that is in them. */
const SOURCES = [
  "native/componentize/src/link",
  "native/python",
  "native/wit",
  "scripts/python.mjs",
  "scripts/python",
];

/** The packages of `native/python` that are in the runner. */
const PACKAGES = ["capsule", "capsule_packer", "capsule_runner"];

/** One digest over names and contents of all sources, and the tool. */
export function sourcesDigest() {
  const digest = createHash("sha256").update(`${COMPONENTIZE_PY}\n`);
  for (const file of SOURCES.flatMap((source) => files(join(root, source))).sort()) {
    digest.update(`${relative(root, file).split(sep).join("/")}\0`);
    digest.update(`${createHash("sha256").update(readFileSync(file)).digest("hex")}\n`);
  }
  return digest.digest("hex");
}

/** Copies the packages to a folder that holds nothing else: componentize-py makes all of it importable. */
export function stageSources(directory) {
  mkdirSync(directory, { recursive: true });
  for (const name of PACKAGES) {
    cpSync(join(root, "native/python", name), join(directory, name), {
      recursive: true,
      filter: isSource,
    });
  }
}

function files(path) {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(isSource);
}

/** What tools of Python leave behind is none. */
function isSource(path) {
  return !/[\\/](__pycache__|\.\w+_cache)([\\/]|$)/.test(path);
}
