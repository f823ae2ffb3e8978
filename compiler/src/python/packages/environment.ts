import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { cacheDirectory } from "@capsule/runtime";
import { sha256 } from "@capsule/runtime/manifest";
import { writeFileAtomic } from "../../cache/files.ts";
import type { HostPython } from "../../host-python.ts";

const execute = promisify(execFile);

/**
 * The Python of a virtual environment of the compiler's own, for the `pip` in it and the tools that
 * are named; made once for an interpreter and these. Rejects with a reason where it can't be made.
 *
 * @param tools Absolute path of a file with requirements, each with its version; null for none.
 * @param onCreate Told before it is made, which takes seconds.
 */
export async function environment(
  python: HostPython,
  tools: string | null = null,
  onCreate: () => void = () => {},
): Promise<string> {
  const wanted = tools === null ? "" : readFileSync(tools, "utf8");
  const key = sha256(`${python.version} ${python.executable}${wanted}`).slice(0, 16);
  const directory = join(cacheDirectory(), "python", `build-${python.version}-${key}`);
  const windows = process.platform === "win32";
  const command = join(directory, windows ? "Scripts/python.exe" : "bin/python");
  // Written last: what was stopped half-way is made again.
  const stamp = join(directory, "capsule-complete");
  if (existsSync(stamp) && existsSync(command)) return command;
  onCreate();
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(dirname(directory), { recursive: true });
  try {
    await execute(python.executable, ["-I", "-m", "venv", directory]);
  } catch (error) {
    const { stderr, stdout } = error as { stderr?: string; stdout?: string };
    const line = `${stdout ?? ""}\n${stderr ?? ""}`.trim().split("\n", 1)[0];
    throw new Error(`${python.executable} can't make virtual environments (${line})`);
  }
  if (tools !== null) {
    const quiet = ["--quiet", "--no-input", "--disable-pip-version-check"];
    await execute(command, ["-I", "-m", "pip", "install", ...quiet, "--requirement", tools]);
  }
  writeFileAtomic(stamp, "");
  return command;
}
