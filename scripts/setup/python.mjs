import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheDirectory } from "./cargo.mjs";
import { run } from "./run.mjs";

/** The oldest Python that componentize-py and the SDK run on. */
const LEAST = [3, 10];

const WAY =
  "Install Python 3.10 or newer (https://www.python.org/downloads; on Debian: apt-get install python3 python3-venv), or name one in the environment variable PYTHON";

/**
 * A virtual environment in the user's cache with these packages in these versions, made when it is first asked for.
 * Ends the process with one message where there is no Python to make it with.
 *
 * @param {string} name What it is for; a folder's name.
 * @param {string[]} requirements As pip takes them, each with its version.
 * @returns {string} Its folder of programs.
 */
export function virtualEnvironment(name, requirements) {
  const python = findPython();
  const version = `py${python.version.join(".")}`;
  const named = [name, version, ...requirements].join("-").replace(/[^\w.-]+/g, "_");
  const digest = createHash("sha256").update(requirements.join("\n")).digest("hex");
  // File systems end names at 255 characters.
  const key = named.length > 100 ? `${name}-${version}-${digest.slice(0, 16)}` : named;
  const directory = join(cacheDirectory("python"), key);
  // Written last: what was stopped half-way is made again.
  const stamp = join(directory, "capsule-complete");
  if (!existsSync(stamp)) create(directory, python.command, requirements, stamp);
  return join(directory, process.platform === "win32" ? "Scripts" : "bin");
}

function create(directory, python, requirements, stamp) {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(dirname(directory), { recursive: true });
  // Scripts name their interpreter by its path, so it can't be made elsewhere and moved.
  run(`A virtual environment for ${requirements.join(", ")}`, python, ["-m", "venv", directory]);
  const bin = join(directory, process.platform === "win32" ? "Scripts" : "bin");
  run(`Installing ${requirements.join(", ")}`, join(bin, "python"), [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    ...requirements,
  ]);
  const temporary = `${stamp}.${process.pid}.tmp`;
  writeFileSync(temporary, "");
  renameSync(temporary, stamp);
}

/** The first Python that is new enough and can make virtual environments. */
function findPython() {
  const names = process.env.PYTHON ? [process.env.PYTHON] : ["python3", "python"];
  const problems = [];
  for (const command of names) {
    const { version, problem } = probe(command);
    if (version !== undefined) return { command, version };
    problems.push(problem);
  }
  console.error(`✗ ${problems.join("; ")}. ${WAY}`);
  process.exit(1);
}

const PROBE = "import sys, venv, ensurepip; print(*sys.version_info[:2])";

function probe(command) {
  const { status, stdout, stderr, error } = spawnSync(command, ["-c", PROBE], { encoding: "utf8" });
  if (error) return { problem: `${command} was not found` };
  if (status !== 0) {
    const reason = stderr.trim().split("\n").at(-1);
    return { problem: `${command} can't make virtual environments (${reason})` };
  }
  const version = stdout.trim().split(" ").map(Number);
  const isOld = version[0] < LEAST[0] || (version[0] === LEAST[0] && version[1] < LEAST[1]);
  return isOld ? { problem: `${command} is Python ${version.join(".")}, too old` } : { version };
}
