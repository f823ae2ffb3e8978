import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheDirectory } from "./cargo.mjs";
import { root, run } from "./run.mjs";

const project = join(root, "sdk-python/pyproject.toml");

/**
 * Makes the virtual environment in which the Python SDK is tested and checked, unless it is there.
 * It lies in the user's cache under a name of its content, so that every checkout reuses it.
 *
 * @returns {string} the path of its Python
 */
export function sdkPython() {
  const tools = developmentTools();
  const name = createHash("sha256").update(tools.join("\n")).digest("hex").slice(0, 16);
  const venv = cacheDirectory(`sdk-python-${name}`);
  const python = join(venv, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const stamp = join(venv, "complete");
  if (existsSync(stamp)) return python;
  rmSync(venv, { recursive: true, force: true });
  run(`Making a virtual environment in ${venv}`, "python3", ["-m", "venv", venv]);
  run(`Installing ${tools.join(", ")}`, python, [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    ...tools,
  ]);
  writeFileSync(stamp, "");
  return python;
}

/** The packages of the group `dev`: a list of strings on one line. */
function developmentTools() {
  const list = /^dev = \[(.*)\]$/m.exec(readFileSync(project, "utf8"))?.[1];
  if (list === undefined) throw new Error(`${project} has no group "dev" on one line`);
  return [...list.matchAll(/"([^"]+)"/g)].map(([, tool]) => tool);
}
