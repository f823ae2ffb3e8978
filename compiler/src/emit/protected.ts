import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Policy } from "@capsule/runtime/manifest";
import { grantReachesArtifact } from "../diagnostics/policy.ts";
import type { Diagnostic, Place } from "../diagnostics/types.ts";

/** A directory in which nobody but Capsule may write: whoever can, replaces code that runs outside of the sandbox. */
export interface ProtectedDirectory {
  /** Absolute path. */
  path: string;
  /** For messages. */
  what: string;
}

/** Refuses writable grants that contain a protected directory or lie in one. */
export function checkGrants(
  task: string,
  policy: Policy,
  place: Place | null,
  root: string,
  directories: readonly ProtectedDirectory[],
): Diagnostic[] {
  const writable = policy.files.filter(({ mode }) => mode === "read-write");
  return writable.flatMap(({ path }) => {
    const granted = resolve(root, path);
    const reached = directories.find(
      (it) => contains(granted, it.path) || contains(it.path, granted),
    );
    if (reached === undefined) return [];
    return [grantReachesArtifact(`task "${task}"`, path, reached.what, place)];
  });
}

function contains(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return path === "" || (path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path));
}
