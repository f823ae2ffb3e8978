import { call, define } from "./host.ts";
import { load } from "./load.ts";

/** CommonJS modules are imported as a whole, too. */
function withDefault(exports: Record<string, unknown>): Record<string, unknown> {
  return { ...exports, default: exports };
}

/** The exports of a built-in module; `src/modules.rs` has the list of them. */
export function builtin(name: string): Record<string, unknown> {
  switch (name) {
    case "capsule:fs":
      return withDefault(load("fs").fs);
    case "capsule:fs/promises":
      return withDefault(load("fs").promises);
    case "capsule:process": {
      const { process } = load("process");
      return { ...process, default: process };
    }
    default:
      return { define, call };
  }
}
