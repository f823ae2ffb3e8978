import { readFileSync } from "node:fs";
import path from "node:path";
import { sha256 } from "./digest.ts";
import type { Manifest } from "./types.ts";

/**
 * The files that define tasks and were changed since the build, relative to the root as the
 * manifest names them. A file that isn't there counts as unchanged: a deployed artifact comes
 * without its sources.
 */
export function changedSources(manifest: Manifest, root: string): string[] {
  return Object.entries(manifest.sources)
    .filter(([file, digest]) => {
      const data = readExisting(path.join(root, file));
      return data !== null && sha256(data) !== digest;
    })
    .map(([file]) => file);
}

function readExisting(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
