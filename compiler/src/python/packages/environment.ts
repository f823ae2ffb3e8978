import { execFile } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { cacheDirectory } from "@capsule/runtime";
import { sha256 } from "@capsule/runtime/manifest";
import { writeFileAtomic } from "../../cache/files.ts";
import type { HostPython } from "../../host-python.ts";

const execute = promisify(execFile);

/**
 * The Python of a virtual environment of the compiler's own, for the `pip` in it; made once for an
 * interpreter. Rejects with a reason where it can't be made.
 *
 * @param onCreate Told before it is made, which takes seconds.
 */
export async function environment(python: HostPython, onCreate: () => void): Promise<string> {
  const key = sha256(`${python.version} ${python.executable}`).slice(0, 16);
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
  writeFileAtomic(stamp, "");
  return command;
}
