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
  LogEvent,
  Mount,
  Outcome,
  Sandbox,
  SandboxOptions,
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

/** Path of a language's runner: the component that becomes a task when it is given its sources. */
export function runnerPath(language: "javascript" | "python"): string {
  return fileURLToPath(new URL(`../runners/${language}.wasm`, import.meta.url));
}
