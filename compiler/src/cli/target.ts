import { statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { MANIFEST_FILE } from "@capsule/runtime/manifest";
import { findRoot } from "../config/root.ts";
import { UsageError } from "./usage-error.ts";

/** What `capsule run` works on. */
export type Target =
  | { kind: "artifact"; path: string; argument: string | null }
  | {
      kind: "project";
      /** Where the project is looked for. */
      cwd: string;
      /** Empty for the project's own choice. */
      entries: string[];
      /** The first positional argument, where it names no file: then it is the task's. */
      argument: string | null;
    };

const SOURCES = new Set([".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs", ".jsx", ".py"]);

/**
 * Reads the first positional argument: a source file, an artifact or its manifest, a project's
 * directory; anything else is an argument of the task.
 */
export function findTarget(first: string | undefined, cwd: string): Target {
  if (first === undefined) return { kind: "project", cwd, entries: [], argument: null };
  const path = resolve(cwd, first);
  const stat = statSync(path, { throwIfNoEntry: false });
  const extension = extname(path);
  if (stat?.isDirectory()) return directoryTarget(path, first);
  if (basename(path) === MANIFEST_FILE && stat !== undefined) {
    return { kind: "artifact", path, argument: null };
  }
  if (SOURCES.has(extension)) {
    if (stat === undefined) throw new UsageError(`There is no file "${first}"`);
    const project = isBelow(path, findRoot(cwd).directory) ? cwd : dirname(path);
    return { kind: "project", cwd: project, entries: [path], argument: null };
  }
  if (extension === ".wasm" || extension === ".cwasm") {
    throw new UsageError(`"${first}" is a component`, `Call it with \`capsule exec ${first}\`.`);
  }
  return { kind: "project", cwd, entries: [], argument: first };
}

function directoryTarget(path: string, first: string): Target {
  if (isFile(join(path, MANIFEST_FILE))) return { kind: "artifact", path, argument: null };
  if (findRoot(path).directory === path) {
    return { kind: "project", cwd: path, entries: [], argument: null };
  }
  throw new UsageError(
    `"${first}" is a directory without an artifact and without a project`,
    `To pass it as an argument of the task: \`capsule run -- ${first}\`.`,
  );
}

function isBelow(path: string, directory: string): boolean {
  return path.startsWith(join(directory, "/"));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
