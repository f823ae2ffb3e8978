import ts from "#typescript";
import type { Unit } from "../unit.ts";

type Part = Pick<Unit, "kind" | "node"> & { names: ts.Node[] };

/** The units of a statement, with the names that they declare. */
export function splitStatement(statement: ts.Statement): Part[] {
  if (ts.isImportDeclaration(statement)) return splitImport(statement);
  if (ts.isExportDeclaration(statement)) return splitExport(statement);
  if (isOnlyTypes(statement)) return [{ kind: "type", node: statement, names: [] }];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((declarator) => ({
      kind: "variable",
      node: declarator,
      names: boundNames(declarator.name),
    }));
  }
  if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement) ||
    ts.isImportEqualsDeclaration(statement)
  ) {
    const names = statement.name ? [statement.name] : [];
    return [{ kind: "declaration", node: statement, names }];
  }
  if (ts.isExportAssignment(statement)) {
    return [{ kind: "declaration", node: statement, names: [] }];
  }
  return [{ kind: "effect", node: statement, names: hoistedNames(statement) }];
}

function splitImport(statement: ts.ImportDeclaration): Part[] {
  const clause = statement.importClause;
  if (!clause) return [{ kind: "bare", node: statement, names: [] }];
  if (clause.isTypeOnly) return [{ kind: "type", node: statement, names: [] }];
  const parts: Part[] = [];
  if (clause.name) parts.push({ kind: "import", node: clause.name, names: [clause.name] });
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) {
    parts.push({ kind: "import", node: bindings, names: [bindings.name] });
  }
  if (bindings && ts.isNamedImports(bindings)) {
    for (const node of bindings.elements) {
      const kind = node.isTypeOnly ? "type" : "import";
      parts.push({ kind, node, names: kind === "type" ? [] : [node.name] });
    }
  }
  // `import {} from "x"` is there for its effect.
  return parts.length > 0 ? parts : [{ kind: "bare", node: statement, names: [] }];
}

function splitExport(statement: ts.ExportDeclaration): Part[] {
  const clause = statement.exportClause;
  if (statement.isTypeOnly) return [{ kind: "type", node: statement, names: [] }];
  if (!clause || ts.isNamespaceExport(clause)) {
    return [{ kind: clause ? "export" : "bare", node: statement, names: [] }];
  }
  return clause.elements.map((node) => ({
    kind: node.isTypeOnly ? "type" : "export",
    node,
    names: [],
  }));
}

function isOnlyTypes(statement: ts.Statement): boolean {
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return true;
  if (ts.isImportEqualsDeclaration(statement)) return statement.isTypeOnly;
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
}

function boundNames(name: ts.BindingName): ts.Node[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) =>
    ts.isOmittedExpression(element) ? [] : boundNames(element.name),
  );
}

/** `var`s of blocks and loops belong to the module too. */
function hoistedNames(statement: ts.Statement): ts.Node[] {
  const names: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped)) {
      names.push(...node.declarations.flatMap(({ name }) => boundNames(name)));
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return names;
}
