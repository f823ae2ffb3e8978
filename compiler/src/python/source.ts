import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import type { Mode } from "../componentize/evaluate.ts";
import type { ModuleAnswer } from "./answer.ts";
import type { PythonTask } from "./types.ts";

/** A file's content: text, bytes that are none, or what the runner's `pack` has made of it. */
export type Content = string | { base64: string } | { packed: string; code?: string };

/** Contents by path, with forward slashes. */
export type Contents = Record<string, Content>;

export interface SourceParts {
  /** Absolute path of the project's root. */
  root: string;
  /** Absolute paths of directories that names are looked up in, in their order. */
  roots: readonly string[];
  /** The module with the tasks. */
  entry: ModuleAnswer;
  tasks: readonly PythonTask[];
  modules: readonly ModuleAnswer[];
  packages: Contents;
  /** Names of environment variables that any of the tasks may be granted. */
  env: readonly string[];
  /** Directories that any of the tasks may be granted, as they see them. */
  files: readonly string[];
}

/** Writes what the Python runner's `init` reads: the same parts give the same text. */
export function sourceWriter(parts: SourceParts): (mode: Mode) => string {
  const { root, entry, tasks, modules, packages } = parts;
  const path = (file: string) => relative(root, file).split(sep).join("/");
  const project: Contents = Object.fromEntries(
    modules.map(({ file }) => [path(file), textOf(file)] as const).sort(byPath),
  );
  // The entry's own directory wins, as it does where Python runs a file. Those that other files
  // with tasks have for theirs hold nothing here.
  const holdsSome = (directory: string) =>
    directory === "" || Object.keys(project).some((file) => file.startsWith(`${directory}/`));
  const roots = [...new Set([entry.root, ...parts.roots])].map(path).filter(holdsSome);
  const functions = tasks.map(({ name, function: it }) => [name, it] as const).sort(byPath);
  const rest = {
    entry: entry.name,
    tasks: Object.fromEntries(functions),
    roots,
    env: [...new Set(parts.env)].sort(),
    files: [...new Set(parts.files)].sort(),
    project,
    packages,
  };
  return (mode) => JSON.stringify({ mode, ...rest });
}

/** UTF-8, as the analysis has found; a mark of its byte order is no part of the text. */
function textOf(file: string): string {
  const text = readFileSync(file, "utf8");
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

function byPath([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
