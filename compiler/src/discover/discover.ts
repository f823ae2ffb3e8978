import { relative, resolve } from "node:path";
import ts from "#typescript";
import { entryNotSource, syntaxError } from "../diagnostics/sources.ts";
import { runtimeNotFound } from "../diagnostics/tasks.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { checkModuleSyntax } from "./commonjs.ts";
import { createEvaluator } from "./evaluate/evaluate.ts";
import { createMutationOf } from "./evaluate/mutations.ts";
import { createModuleValues } from "./module-values.ts";
import { taskNames } from "./names.ts";
import { createPackageNames, isInstalled, packageOfSpecifier, RUNTIME } from "./packages.ts";
import { placeOfNode, placeOfSpan } from "./place.ts";
import { createProjectProgram, type ProjectProgram, projectFiles } from "./program.ts";
import { createIsTask } from "./runtime-task.ts";
import { readTask } from "./task.ts";
import type { DiscoveredTask, DiscoverOptions, Discovery } from "./types.ts";
import { findTaskUses } from "./uses.ts";

/** Finds every task of a project by symbol, and evaluates its options. All problems are returned, none is thrown. */
export function discover(options: DiscoverOptions): Discovery {
  if (options.previous !== undefined && isCurrent(options.previous, options)) {
    return options.previous;
  }
  const project = createProjectProgram(options);
  const { program, readFiles } = project;
  const files = projectFiles(program);
  const syntax = files.map((file) => syntaxErrors(program, file));
  const readable = files.filter((_, index) => syntax[index]?.length === 0);
  const { tasks, diagnostics } = readTasks(project, readable);
  return {
    root: options.root,
    entries: options.entries,
    program,
    tasks,
    diagnostics: [
      ...project.diagnostics,
      ...missingEntries(options, program),
      ...syntax.flat(),
      ...missingRuntime(project, readable),
      ...diagnostics,
    ],
    files: [...readFiles.keys()].sort(),
    texts: readFiles,
    resolve: (specifier, importer) => {
      const found = project.resolve(specifier, importer)?.resolvedFileName;
      if (found === undefined || isInstalled(found) || /\.d\.[cm]?ts$/.test(found)) return null;
      return resolve(found);
    },
  };
}

/** Whether an analysis still holds. One with problems may be healed by files that it doesn't know of. */
function isCurrent(previous: Discovery, { root, entries }: DiscoverOptions): boolean {
  return (
    previous.root === root &&
    previous.diagnostics.length === 0 &&
    previous.entries.join("\0") === entries.join("\0") &&
    [...previous.texts].every(([path, text]) => ts.sys.readFile(path) === text)
  );
}

function readTasks({ program, readFile }: ProjectProgram, files: ts.SourceFile[]) {
  const checker = program.getTypeChecker();
  const isTask = createIsTask(checker, createPackageNames(readFile));
  const modules = createModuleValues(checker, isTask);
  const names = taskNames(files, checker, isTask);
  const evaluator = createEvaluator(checker, createMutationOf(checker, files));
  const tasks: DiscoveredTask[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const uses = findTaskUses(file, { checker, isTask, modules, names });
    diagnostics.push(...uses.diagnostics);
    if (uses.calls.length > 0) diagnostics.push(...checkModuleSyntax(file));
    for (const call of uses.calls) {
      const read = readTask(call, checker, evaluator);
      diagnostics.push(...read.diagnostics);
      if (read.task !== null) tasks.push(read.task);
    }
  }
  return { tasks, diagnostics };
}

function missingEntries({ entries, root }: DiscoverOptions, program: ts.Program): Diagnostic[] {
  return entries
    .filter((entry) => program.getSourceFile(entry) === undefined)
    .map((entry) => entryNotSource(relative(root, entry)));
}

function syntaxErrors(program: ts.Program, file: ts.SourceFile): Diagnostic[] {
  return program.getSyntacticDiagnostics(file).map(({ start, length, messageText }) => {
    const reason = ts.flattenDiagnosticMessageText(messageText, " ");
    return syntaxError(placeOfSpan(file, start, start + length), reason);
  });
}

/** Without the runtime's declarations no task can be found: say so instead of finding none. */
function missingRuntime({ resolve }: ProjectProgram, files: ts.SourceFile[]): Diagnostic[] {
  for (const file of files) {
    for (const statement of file.statements) {
      const specifier =
        ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)
          ? statement.moduleSpecifier
          : undefined;
      if (!specifier || !ts.isStringLiteral(specifier)) continue;
      if (packageOfSpecifier(specifier.text) !== RUNTIME) continue;
      if (!resolve(specifier.text, file.fileName)) return [runtimeNotFound(placeOfNode(specifier))];
    }
  }
  return [];
}
