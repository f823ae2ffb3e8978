import ts from "#typescript";
import { commonJsSyntax } from "../diagnostics/slice.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { placeOfNode } from "./place.ts";
import { unwrap } from "./syntax/unwrap.ts";

/** What keeps a file with tasks from being cut as an ES module. */
export function checkModuleSyntax(file: ts.SourceFile): Diagnostic[] {
  return file.statements.flatMap((statement) => {
    const syntax = commonJsForm(statement);
    return syntax === null ? [] : [commonJsSyntax(placeOfNode(statement), syntax)];
  });
}

function commonJsForm(statement: ts.Statement): string | null {
  if (ts.isExportAssignment(statement)) return statement.isExportEquals ? "`export =`" : null;
  if (ts.isImportEqualsDeclaration(statement)) {
    const isRequire = ts.isExternalModuleReference(statement.moduleReference);
    return isRequire && !statement.isTypeOnly ? "`import … = require()`" : null;
  }
  if (!ts.isExpressionStatement(statement)) return null;
  const expression = unwrap(statement.expression);
  if (!ts.isBinaryExpression(expression)) return null;
  const target = expression.left.getText();
  return /^(module\.)?exports\b/.test(target) ? `an assignment to \`${target}\`` : null;
}
