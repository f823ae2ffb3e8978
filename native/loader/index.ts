import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Addon } from "./addon.ts";
import { load } from "./load.ts";
import { libc } from "./platform.ts";

export type {
  Addon,
  ArtifactHandle,
  Call,
  CallError,
  CodeModule,
  Componentized,
  ComponentizeOptions,
  LiveCall,
  LiveHandle,
  LogEvent,
  Mount,
  Opening,
  Outcome,
  Sandbox,
  SandboxOptions,
  ToolCall,
} from "./addon.ts";
export { AddonLoadError, type AddonLoadErrorCode } from "./failures.ts";

let addon: Addon | undefined;

/**
 * Loads the addon; once in a process, and nothing before it is asked for.
 *
 * @throws AddonLoadError
 */
export function loadAddon(): Addon {
  if (addon === undefined) {
    const require = createRequire(import.meta.url);
    const { platform, arch } = process;
    const { version } = require("../package.json") as { version: string };
    addon = load({ platform, arch, version, require, libc });
  }
  return addon;
}

/** What a runner with packages of its own is made of: absolute paths. */
export interface PythonParts {
  /** Directory of the runner's packages, and of the `requirements.txt` that names the tool. */
  sources: string;
  /** Directory of the world. */
  wit: string;
  /** The compiled standard library. */
  archive: string;
}

/** Where they lie in this package. */
export function pythonParts(): PythonParts {
  const pathOf = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
  const [sources, wit, archive] = ["python", "wit", "runners/python-archive.bin"].map(pathOf);
  return { sources, wit, archive } as PythonParts;
}

/** Path of a language's runner: the component that becomes a task when it is given its sources. */
export function runnerPath(language: "javascript" | "python"): string {
  return fileURLToPath(new URL(`../runners/${language}.wasm`, import.meta.url));
}
