import { execFile } from "node:child_process";
import { readdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { PYTHON_SOURCES } from "../../host-python.ts";
import { GUEST_PYTHON } from "../runner.ts";

/**
 * Takes what is made for CPython in a task, else the newest of what an ordinary machine would take; native code in
 * that is left out afterwards.
 */
const PLATFORMS = [
  "wasi_0_0_0_wasm32",
  "manylinux_2_28_x86_64",
  "manylinux_2_17_x86_64",
  "manylinux2014_x86_64",
];

const TARGET = [
  "--only-binary=:all:",
  ...["--python-version", GUEST_PYTHON, "--implementation", "cp"],
  ...[`cp${GUEST_PYTHON.replace(".", "")}`, "abi3", "none"].flatMap((abi) => ["--abi", abi]),
  ...PLATFORMS.flatMap((platform) => ["--platform", platform]),
];

const QUIET = ["--no-input", "--disable-pip-version-check", "--progress-bar", "off"];

/** Asks packages for their pure form, in the ways that those with optional native parts know. */
const PURE = {
  AIOHTTP_NO_EXTENSIONS: "1",
  CBOR2_BUILD_C_EXTENSION: "0",
  DISABLE_SQLALCHEMY_CEXT: "1",
  FROZENLIST_NO_EXTENSIONS: "1",
  MSGPACK_PUREPYTHON: "1",
  MULTIDICT_NO_EXTENSIONS: "1",
  PROPCACHE_NO_EXTENSIONS: "1",
  WRAPT_INSTALL_EXTENSIONS: "false",
  YARL_NO_EXTENSIONS: "1",
};

/** What pip said, where it failed. */
export interface PipFailure {
  /** The requirement that no wheel exists for; null where it failed in another way. */
  missing: string | null;
  /** One line. */
  reason: string;
}

/** `pip` in an environment of the compiler's. */
export class Pip {
  readonly #python: string;

  constructor(python: string) {
    this.#python = python;
  }

  /**
   * Installs the requirements in a file and all that they require.
   * @param wheels Directory of wheels beside those of the index.
   */
  install(requirements: string, site: string, wheels: string): Promise<PipFailure | null> {
    const where = ["--target", site, "--find-links", wheels, "--requirement", requirements];
    return this.#run(["install", "--no-compile", ...QUIET, ...TARGET, ...where], process.env);
  }

  /** Builds the wheel of a package that comes as source alone, without any compiler. */
  async build(requirement: string, wheels: string): Promise<PipFailure | null> {
    const env = { ...process.env, ...PURE, PATH: dirname(this.#python), CC: "false", CXX: "false" };
    const failure = await this.#run(
      ["wheel", "--no-deps", ...QUIET, "--wheel-dir", wheels, requirement],
      env,
    );
    if (failure !== null) return failure;
    for (const name of readdirSync(wheels)) {
      // Built without a compiler: what it says of the machine doesn't matter.
      const pure = name.replace(/-[^-]+-[^-]+-[^-]+\.whl$/, "-py3-none-any.whl");
      renameSync(join(wheels, name), join(wheels, pure));
    }
    return null;
  }

  #run(args: string[], env: NodeJS.ProcessEnv): Promise<PipFailure | null> {
    const script = join(PYTHON_SOURCES, "packages", "run_pip.py");
    const options = { env, maxBuffer: 64 * 1024 ** 2 };
    return new Promise((resolve) => {
      execFile(this.#python, ["-I", "-B", script, ...args], options, (error, stdout, stderr) => {
        resolve(error === null ? null : failureIn(`${stdout}\n${stderr}`, error.message));
      });
    });
  }
}

function failureIn(output: string, fallback: string): PipFailure {
  const errors = [...output.matchAll(/^\s*ERROR: (.*)$/gm)].map(([, text]) => text?.trim() ?? "");
  const found = /^No matching distribution found for (.*)$/m.exec(errors.join("\n"))?.[1];
  const missing = found?.replace(/ \(from .*$/, "") ?? null;
  const reason = errors.find((text) => text !== "") ?? fallback.split("\n", 1)[0] ?? "";
  return { missing, reason };
}
