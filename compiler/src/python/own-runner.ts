import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type PythonParts, pythonParts } from "@capsule/native";
import { sha256 } from "@capsule/runtime/manifest";
import { digestOf } from "../cache/digests.ts";
import type { ComponentizeContext, Runner } from "../componentize/types.ts";
import type { HostPython } from "../host-python.ts";
import { environment } from "./packages/environment.ts";
import type { Distribution } from "./packages/types.ts";

const execute = promisify(execFile);

/** Raised when runners are made in another way. */
const FORMAT = 1;

/** What of the runner's sources is in it; the rest is needed to make the shared one. */
const PACKAGES = ["capsule", "capsule_runner"];

export interface OwnRunner {
  python: HostPython;
  /** The runner that all files share. */
  shared: Runner;
  /** Packages of the file that have code for WASI. */
  natives: readonly Distribution[];
  context: ComponentizeContext;
  /** Told before seconds are spent. */
  onCreate: () => void;
}

/**
 * A runner of a file's own, with the native code of its packages linked in: CPython is put together by componentize-py
 * again, which takes half a minute, and kept for a user.
 *
 * @throws with componentize-py's words where it can't be made.
 */
export async function ownRunner(options: OwnRunner): Promise<Runner> {
  const { shared, natives, context } = options;
  const key = sha256(JSON.stringify([FORMAT, shared.sha256, natives.map(({ wasi }) => wasi)]));
  const path = join(context.userDirectory, "runners", `python-${key}.wasm`);
  if (!existsSync(path)) {
    options.onCreate();
    await make(options, pythonParts(), path);
  }
  const digest = digestOf(path);
  if (digest === null) throw new Error(`${path} can't be read`);
  return { ...shared, path, sha256: digest };
}

async function make(
  { python, natives, context }: OwnRunner,
  { sources, wit, archive }: PythonParts,
  path: string,
): Promise<void> {
  const requirements = join(sources, "requirements.txt");
  const command = await environment(python, requirements);
  const directory = mkdtempSync(join(tmpdir(), "capsule-python-"));
  const [modules, site, component, runner] = [
    "modules",
    "site",
    "component.wasm",
    "runner.wasm",
  ].map((name) => join(directory, name)) as [string, string, string, string];
  try {
    for (const name of PACKAGES) {
      cpSync(join(sources, name), join(modules, name), { recursive: true });
    }
    cpSync(archive, join(modules, "archive.bin"));
    writeNatives(site, natives, context);
    await execute(join(dirname(command), "componentize-py"), [
      ...["--quiet", "--wit-path", wit, "--world", "task", "componentize", "capsule_runner"],
      ...["--python-path", modules, "--python-path", site, "--output", component],
    ]);
    await context.addon.linkRunner({ component, archive, output: runner });
    mkdirSync(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    cpSync(runner, temporary);
    renameSync(temporary, path);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The native files of packages, and the list by which the runner finds them. */
function writeNatives(
  site: string,
  natives: readonly Distribution[],
  { user }: ComponentizeContext,
): void {
  mkdirSync(site);
  const paths: string[] = [];
  for (const { wasi, name } of natives) {
    const text = wasi && user.blob(wasi)?.toString("utf8");
    if (!text) throw new Error(`The cache ${user.directory} lost the package ${name}`);
    for (const [file, content] of Object.entries(JSON.parse(text) as Record<string, string>)) {
      paths.push(file);
      mkdirSync(dirname(join(site, file)), { recursive: true });
      writeFileSync(join(site, file), Buffer.from(content, "base64"));
    }
  }
  writeFileSync(join(site, "capsule-natives.txt"), paths.map((file) => `${file}\n`).join(""));
}
