import ts from "#typescript";
import { taskNotCalled } from "../diagnostics/tasks.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { ModuleValues } from "./module-values.ts";
import { placeOfNode } from "./place.ts";
import type { IsTask } from "./runtime-task.ts";
import { symbolOf } from "./syntax/symbols.ts";
import { outermost } from "./syntax/unwrap.ts";

export interface TaskUses {
  calls: ts.CallExpression[];
  /** Uses of `task` that can't be compiled. */
  diagnostics: Diagnostic[];
}

export interface UseContext {
  checker: ts.TypeChecker;
  isTask: IsTask;
  modules: ModuleValues;
  names: ReadonlySet<string>;
}

/** Every use of `task` in a file: the calls, and what keeps others from being compiled. */
export function findTaskUses(file: ts.SourceFile, context: UseContext): TaskUses {
  const { checker, isTask, modules, names } = context;
  const uses: TaskUses = { calls: [], diagnostics: [] };
  const refuse = (node: ts.Node, how: string) => {
    uses.diagnostics.push(taskNotCalled(placeOfNode(node), how));
  };

  const identifier = (node: ts.Identifier) => {
    const { parent } = node;
    if (isDeclarationName(node)) return;
    if (ts.isBindingElement(parent)) {
      const taken = (parent.propertyName ?? parent.name) === node;
      if (taken && modules.destructured(parent.parent, node.text)) {
        refuse(parent, "taken out of its module by destructuring");
      }
      return;
    }
    const access = ts.isPropertyAccessExpression(parent) && parent.name === node ? parent : null;
    const callee = access ?? node;
    if (access !== null && modules.dynamic(access.expression, node.text)) {
      refuse(access, "reached through a dynamic import or `require()`");
    } else if (isTask(symbolOf(checker, node))) {
      const outer = outermost(callee);
      const call = outer.parent;
      if (ts.isCallExpression(call) && call.expression === outer) uses.calls.push(call);
      else refuse(callee, describe(outer));
    }
  };

  const elementAccess = (node: ts.ElementAccessExpression) => {
    const key = node.argumentExpression;
    if (!ts.isStringLiteralLike(key) || !names.has(key.text)) return;
    const found =
      isTask(checker.getSymbolAtLocation(key)) || modules.dynamic(node.expression, key.text);
    if (found) refuse(node, `reached by \`${node.getText()}\``);
  };

  const visit = (node: ts.Node): void => {
    // What is only for types has no value to pass around.
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isIdentifier(node)) {
      if (names.has(node.text)) identifier(node);
      return;
    }
    if (ts.isElementAccessExpression(node)) elementAccess(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return uses;
}

/** Imports, exports and `import x = sdk.task` give `task` another name, under which it is found. */
function isDeclarationName({ parent }: ts.Identifier): boolean {
  return (
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isImportClause(parent) ||
    ts.isNamespaceImport(parent) ||
    ts.isImportEqualsDeclaration(parent) ||
    ts.isQualifiedName(parent) ||
    ts.isExportAssignment(parent)
  );
}

function describe(outer: ts.Node): string {
  const { parent } = outer;
  if (ts.isVariableDeclaration(parent)) return `assigned to \`${parent.name.getText()}\``;
  if (ts.isNewExpression(parent)) return "called with `new`";
  if (ts.isCallExpression(parent)) return "passed to another function";
  if (ts.isPropertyAccessExpression(parent)) return `used as \`${parent.getText()}\``;
  return "used as a value";
}
