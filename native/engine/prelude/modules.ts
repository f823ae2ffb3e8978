import { fs, promises } from "./fs/fs.ts";
import { call, define } from "./host.ts";
import { process } from "./process.ts";

/** CommonJS modules are imported as a whole, too. */
function withDefault(exports: Record<string, unknown>): Record<string, unknown> {
  return { ...exports, default: exports };
}

/** Exports of the built-in modules, by their specifiers; `src/modules.rs` has the same list. */
export const modules: Record<string, Record<string, unknown>> = {
  "capsule:host": { define, call },
  "capsule:fs": withDefault(fs),
  "capsule:fs/promises": withDefault(promises),
  "capsule:process": { ...process, default: process },
};
