import ts from "#typescript";
import type { IsTask } from "./runtime-task.ts";

/**
 * Every name under which the project's files import or export `task`. Only identifiers of these names are looked up:
 * asking the checker for each identifier would cost more than all the rest.
 */
export function taskNames(
  files: ts.SourceFile[],
  checker: ts.TypeChecker,
  isTask: IsTask,
): Set<string> {
  const names = new Set(["task"]);
  const add = (name: ts.Node, text: string) => {
    if (isTask(checker.getSymbolAtLocation(name))) names.add(text);
  };
  for (const statement of files.flatMap((file) => [...file.statements])) {
    if (ts.isImportDeclaration(statement)) {
      const clause = statement.importClause;
      if (clause?.name) add(clause.name, clause.name.text);
      const bindings = clause?.namedBindings;
      if (bindings && ts.isNamedImports(bindings)) {
        for (const { name } of bindings.elements) add(name, name.text);
      }
    } else if (ts.isExportDeclaration(statement)) {
      const exported = statement.exportClause;
      if (exported && ts.isNamedExports(exported)) {
        for (const { name } of exported.elements) add(name, name.text);
      }
    } else if (ts.isImportEqualsDeclaration(statement)) {
      add(statement.name, statement.name.text);
    } else if (ts.isExportAssignment(statement)) {
      add(statement.expression, "default");
    }
  }
  return names;
}
