import { resolve } from "node:path";
import ts from "#typescript";
import { importMeta } from "../diagnostics/tasks.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { placeOfNode } from "./place.ts";
import { isProjectFile } from "./program.ts";
import type { DiscoveredTask, Discovery } from "./types.ts";

/** The files that define tasks, by absolute path: the modules that have to be sliced. */
export function tasksByFile(discovery: Discovery): Map<string, DiscoveredTask[]> {
  const files = new Map<string, DiscoveredTask[]>();
  for (const task of discovery.tasks) {
    const tasks = files.get(task.file);
    if (tasks) tasks.push(task);
    else files.set(task.file, [task]);
  }
  return files;
}

/** Absolute paths of the project files that a file imports or re-exports at run time, in their order. */
export function projectImports(discovery: Discovery, file: string): string[] {
  const source = discovery.program.getSourceFile(file);
  const found = new Set<string>();
  for (const statement of source?.statements ?? []) {
    const target = importedFile(discovery.program, statement);
    if (target !== null) found.add(resolve(target.fileName));
  }
  return [...found];
}

/** The project file that an import or re-export leads to; null for packages and where only types are imported. */
export function importedFile(program: ts.Program, statement: ts.Statement): ts.SourceFile | null {
  const specifier = runtimeSpecifier(statement);
  const symbol = specifier && program.getTypeChecker().getSymbolAtLocation(specifier);
  const file = symbol?.declarations?.find(ts.isSourceFile);
  return file && isProjectFile(file) ? file : null;
}

function runtimeSpecifier(statement: ts.Statement): ts.Expression | undefined {
  if (ts.isImportDeclaration(statement)) {
    return statement.importClause?.isTypeOnly ? undefined : statement.moduleSpecifier;
  }
  if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) return undefined;
  return statement.moduleSpecifier;
}

/** Every `import.meta` of a file, which has no value in a task: for modules that are bundled as they are. */
export function importMetaUses(discovery: Discovery, file: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) {
      found.push(describeImportMeta(node));
    }
    ts.forEachChild(node, visit);
  };
  const source = discovery.program.getSourceFile(file);
  if (source) visit(source);
  return found;
}

/** The diagnostic for one `import.meta` with what is read of it. */
export function describeImportMeta(node: ts.MetaProperty): Diagnostic {
  const { parent } = node;
  const access = ts.isPropertyAccessExpression(parent) ? parent : null;
  return importMeta(placeOfNode(access ?? node), access?.name.text ?? null);
}
