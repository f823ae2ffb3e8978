// `npm run python`: builds the Python runner, native/runners/python.wasm, with componentize-py. Costs nothing where a
// runner of the same sources is in the user's cache. It isn't committed: 25 MB that every machine with Python can make.

import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { COMPONENTIZE_PY, sourcesDigest, stageSources } from "./python/sources.mjs";
import { cacheDirectory } from "./setup/cargo.mjs";
import { virtualEnvironment } from "./setup/python.mjs";
import { root, run } from "./setup/run.mjs";

/** The runner, and the modules in it, which runners with packages of their own are made of as well. */
const MADE = ["python.wasm", "python-archive.bin"];

/** Brings what is made in `native/runners` up to its sources. */
export async function buildPythonRunner() {
  if (!existsSync(join(root, "native/wit/deps"))) {
    run("Interfaces of WASI", "node", ["scripts/wit.mjs"]);
  }
  const kept = join(cacheDirectory("runners"), `python-${sourcesDigest()}`);
  if (!existsSync(kept)) await build(kept);
  for (const name of MADE) {
    const [from, to] = [join(kept, name), join(root, "native/runners", name)];
    if (!isSame(from, to)) install(from, to);
  }
}

/** @param {string} kept The directory that is made. */
async function build(kept) {
  const bin = virtualEnvironment("componentize-py", [COMPONENTIZE_PY]);
  const staged = mkdtempSync(join(tmpdir(), "capsule-python-"));
  const sources = join(staged, "sources");
  const component = join(staged, "component.wasm");
  const made = join(staged, "made");
  const [runner, archive] = MADE.map((name) => join(made, name));
  const componentize = (title, module) =>
    run(title, join(bin, "componentize-py"), [
      ...["--quiet", "--wit-path", join(root, "native/wit"), "--world", "task"],
      ...["componentize", module, "--python-path", sources, "--output", component],
    ]);
  try {
    stageSources(sources);
    // Writes an archive into the folder of the sources; what it makes else is of no use.
    componentize("Python's standard library (about 15 seconds)", "capsule_packer");
    componentize("The Python runner (about 10 seconds)", "capsule_runner");
    mkdirSync(made);
    copyFileSync(join(sources, "archive.bin"), archive);
    await link(component, archive, runner);
    mkdirSync(dirname(kept), { recursive: true });
    const temporary = `${kept}.${process.pid}.tmp`;
    cpSync(made, temporary, { recursive: true });
    renameSync(temporary, kept);
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

/** Makes one module of CPython's libraries, with the archive in it. */
async function link(component, archive, output) {
  run("The addon, which links it", "npm", [
    "run",
    "build",
    "--silent",
    "--workspace",
    "@capsule/native",
  ]);
  const { loadAddon } = await import("@capsule/native");
  console.error("• Linking it");
  await loadAddon().linkRunner({ component, archive, output });
}

/** Puts a new file in the place of an old one: a process that reads the old one keeps it. */
function install(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  const temporary = `${to}.${process.pid}.tmp`;
  copyFileSync(from, temporary);
  renameSync(temporary, to);
}

function isSame(one, other) {
  return existsSync(other) && readFileSync(one).equals(readFileSync(other));
}

if (process.argv[1] === import.meta.filename) await buildPythonRunner();
