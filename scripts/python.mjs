// `npm run python`: builds the Python runner, native/runners/python.wasm, with componentize-py. Costs nothing where a
// runner of the same sources is in the user's cache. It isn't committed: 25 MB that every machine with Python can make.

import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { COMPONENTIZE_PY, sourcesDigest, stageSources } from "./python/sources.mjs";
import { cacheDirectory } from "./setup/cargo.mjs";
import { virtualEnvironment } from "./setup/python.mjs";
import { root, run } from "./setup/run.mjs";

const runner = join(root, "native/runners/python.wasm");

/** Brings `native/runners/python.wasm` up to its sources. */
export function buildPythonRunner() {
  if (!existsSync(join(root, "native/wit/deps"))) {
    run("Interfaces of WASI", "node", ["scripts/wit.mjs"]);
  }
  const kept = join(cacheDirectory("runners"), `python-${sourcesDigest()}.wasm`);
  if (!existsSync(kept)) build(kept);
  if (!isSame(kept, runner)) install(kept, runner);
}

function build(kept) {
  const bin = virtualEnvironment("componentize-py", [COMPONENTIZE_PY]);
  const staged = join(tmpdir(), `capsule-python-${process.pid}`);
  try {
    stageSources(staged);
    const made = join(staged, "runner.wasm");
    const wit = ["--wit-path", join(root, "native/wit"), "--world", "task"];
    run("The Python runner (about 15 seconds)", join(bin, "componentize-py"), [
      "--quiet",
      ...wit,
      "componentize",
      "capsule_runner",
      "--python-path",
      staged,
      "--output",
      made,
    ]);
    install(made, kept);
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
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

if (process.argv[1] === import.meta.filename) buildPythonRunner();
