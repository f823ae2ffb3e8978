import ts from "#typescript";
import type { Roots } from "./scope.ts";

/** What a module asks of another. */
export interface Imported {
  specifier: ts.Expression;
  names: Roots["exports"];
}

/**
 * The names that an import or re-export asks for.
 * @param exports What is asked of the module itself: `export *` passes it on.
 * @param only One specifier of the declaration; without it, all.
 */
export function importedNames(
  statement: ts.ImportDeclaration | ts.ExportDeclaration,
  exports: Roots["exports"],
  only: ts.Node | null,
): Imported[] {
  const specifier = statement.moduleSpecifier;
  if (!specifier) return [];
  const wanted = (node: ts.Node) => only === null || only === node || only === statement;
  if (ts.isExportDeclaration(statement)) {
    if (statement.isTypeOnly) return [];
    const clause = statement.exportClause;
    if (!clause) return [{ specifier, names: exports }];
    if (ts.isNamespaceExport(clause)) return [{ specifier, names: "all" }];
    return [{ specifier, names: new Set(clause.elements.filter(wanted).map(importedName)) }];
  }
  const clause = statement.importClause;
  if (clause?.isTypeOnly) return [];
  const names = new Set<string>();
  if (clause?.name && wanted(clause.name)) names.add("default");
  const bindings = clause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings) && wanted(bindings)) {
    return [{ specifier, names: "all" }];
  }
  if (bindings && ts.isNamedImports(bindings)) {
    for (const element of bindings.elements) if (wanted(element)) names.add(importedName(element));
  }
  return [{ specifier, names }];
}

function importedName({ propertyName, name }: ts.ImportSpecifier | ts.ExportSpecifier): string {
  return (propertyName ?? name).text;
}

/** All that a module without tasks imports: it is bundled as it is. */
export function importsOfPlainModule(file: ts.SourceFile, exports: Roots["exports"]): Imported[] {
  const found: Imported[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      found.push(...importedNames(node, exports, null));
      return;
    }
    const [specifier] = ts.isCallExpression(node) ? node.arguments : [];
    const isImport =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    if (isImport && specifier && ts.isStringLiteralLike(specifier)) {
      found.push({ specifier, names: "all" });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
