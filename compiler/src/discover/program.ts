import { resolve } from "node:path";
import ts from "#typescript";
import type { Diagnostic } from "../diagnostics/types.ts";
import { isInstalled } from "./packages.ts";
import { createResolve, type Resolve } from "./resolution.ts";
import { commonDirectory, readTsconfig } from "./tsconfig.ts";
import type { DiscoverOptions } from "./types.ts";

export interface ProjectProgram {
  program: ts.Program;
  resolve: Resolve;
  /** Reads a file and remembers that it was read. */
  readFile: (path: string) => string | undefined;
  /** All that was read so far, by absolute path. */
  readFiles: Map<string, string>;
  diagnostics: Diagnostic[];
}

/** What the analysis needs of the compiler, whatever the project's tsconfig says. */
const OPTIONS: ts.CompilerOptions = {
  allowJs: true,
  checkJs: false,
  allowImportingTsExtensions: true,
  composite: false,
  incremental: false,
  module: ts.ModuleKind.ESNext,
  // A file without imports and exports is still a module of its own: the bundler has no scripts.
  moduleDetection: ts.ModuleDetectionKind.Force,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  noEmit: true,
  // Symbols are enough: without the standard library the program is made in a fraction of the time.
  noLib: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ESNext,
  types: [],
};

/** Parses the entries and every project file that they import. */
export function createProjectProgram({ root, entries, previous }: DiscoverOptions): ProjectProgram {
  const readFiles = new Map<string, string>();
  const readFile = (path: string) => {
    const text = ts.sys.readFile(path);
    if (text !== undefined) readFiles.set(resolve(path), text);
    return text;
  };
  const tsconfig = readTsconfig(commonDirectory(entries) ?? root, readFile);
  const options: ts.CompilerOptions = {
    ...tsconfig.options,
    jsx: tsconfig.options.jsx ?? ts.JsxEmit.Preserve,
    ...OPTIONS,
  };
  const host = ts.createCompilerHost(options, true);
  host.readFile = readFile;
  const old = previous && sameOptions(previous.program, options) ? previous.program : undefined;
  const parse = host.getSourceFile;
  host.getSourceFile = (path, ...rest) => {
    const known = old?.getSourceFile(path);
    return known !== undefined && known.text === readFile(path) ? known : parse(path, ...rest);
  };
  host.getCurrentDirectory = () => root;
  const resolveImport = createResolve(options, host);
  host.resolveModuleNameLiterals = (literals, importer) =>
    literals.map(({ text }) => ({ resolvedModule: resolveImport(text, importer) }));
  const program = ts.createProgram({
    rootNames: entries,
    options,
    host,
    ...(old && { oldProgram: old }),
  });
  return {
    program,
    resolve: resolveImport,
    readFile,
    readFiles,
    diagnostics: tsconfig.diagnostics,
  };
}

/** Files are parsed by the options, too. */
function sameOptions(program: ts.Program, options: ts.CompilerOptions): boolean {
  return JSON.stringify(program.getCompilerOptions()) === JSON.stringify(options);
}

/** The project's own sources among a program's files: no declarations, no JSON, no installed packages. */
export function projectFiles(program: ts.Program): ts.SourceFile[] {
  return program.getSourceFiles().filter(isProjectFile);
}

export function isProjectFile(file: ts.SourceFile): boolean {
  return !file.isDeclarationFile && !isJson(file) && !isInstalled(file.fileName);
}

export function isJson(file: ts.SourceFile): boolean {
  return file.fileName.endsWith(".json");
}
