import { realpathSync, statSync } from "node:fs";
import path from "node:path";
import { MANIFEST_FILE } from "./types.ts";

/** Where a build puts its artifact unless told otherwise, relative to the project's root. */
export const ARTIFACT_DIRECTORY = path.join(".capsule", "build");

/** The nearest artifact at or above a directory, and every artifact further up. Absolute paths. */
export function* artifactsAbove(start: string): Generator<string> {
  let directory = path.resolve(start);
  for (;;) {
    const candidate = path.join(directory, ARTIFACT_DIRECTORY);
    if (isFile(path.join(candidate, MANIFEST_FILE))) yield candidate;
    const parent = path.dirname(directory);
    if (parent === directory) return;
    directory = parent;
  }
}

/**
 * The directories from which a stub searches upward, nearest first.
 *
 * @param script Path of the process's main script.
 * @param cwd The current directory, absolute.
 */
export function searchStarts(script: string | undefined, cwd: string): string[] {
  // A script of a dependency (a test runner, a dev server) says nothing of the project.
  if (script === undefined || script === "" || isInNodeModules(script)) return [cwd];
  const directory = path.dirname(realPath(path.resolve(cwd, script)));
  return directory === cwd ? [cwd] : [directory, cwd];
}

/** The project that an artifact belongs to by its place; null where it lies elsewhere. */
export function projectOf(artifact: string): string | null {
  const suffix = path.sep + ARTIFACT_DIRECTORY;
  return artifact.endsWith(suffix) ? artifact.slice(0, -suffix.length) || path.sep : null;
}

/** Whether the path is an existing file. */
export function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isInNodeModules(file: string): boolean {
  return file.split(path.sep).includes("node_modules");
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
