import type ts from "typescript";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { SourceTask } from "../tasks.ts";

export interface DiscoverOptions {
  /** Absolute path of the project's root. */
  root: string;
  /** Absolute paths. Tasks are found in these files and in every project file that they import. */
  entries: string[];
  /** An analysis of the same project: files that are unchanged since are not parsed again. */
  previous?: Discovery | undefined;
}

/** Everything later steps need to know of a project's sources. */
export interface Discovery {
  root: string;
  /** Absolute paths, as they were asked for. */
  entries: readonly string[];
  program: ts.Program;
  tasks: DiscoveredTask[];
  diagnostics: Diagnostic[];
  /** Absolute paths of every file that was read for the analysis: project sources, tsconfig files, package.json files. */
  files: string[];
  /** What they held then. */
  texts: ReadonlyMap<string, string>;
  /**
   * Resolves an import of the project's own sources: relative paths, tsconfig `paths`, `#imports` and workspace packages.
   * Gives the absolute path of the source file, or null where it is another package's, a built-in, or not found.
   */
  resolve: (specifier: string, importer: string) => string | null;
}

export interface DiscoveredTask extends SourceTask {
  language: "javascript";
  call: ts.CallExpression;
  callback: ts.Expression;
}
