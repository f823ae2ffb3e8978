import ts from "#typescript";
import { rootIdentifier, unwrap } from "../../discover/syntax/unwrap.ts";
import { assignedTargets, methodCall } from "../../discover/syntax/writes.ts";
import { effectOfMethod } from "./methods.ts";

/** The positions of the parameters whose objects a function changes: 0 for `(table, key) => { table[key] = 1 }`. */
export function changedParameters(
  checker: ts.TypeChecker,
  callable: ts.SignatureDeclaration,
): Set<number> {
  const positions = new Map<ts.Symbol, number>();
  callable.parameters.forEach(({ name }, position) => {
    const symbol = ts.isIdentifier(name) && checker.getSymbolAtLocation(name);
    if (symbol) positions.set(symbol, position);
  });
  const changed = new Set<number>();
  const mark = (target: ts.Expression) => {
    const root = rootIdentifier(target);
    const symbol = root && checker.getSymbolAtLocation(root);
    const position = symbol ? positions.get(symbol) : undefined;
    if (position !== undefined) changed.add(position);
  };
  const visit = (node: ts.Node): void => {
    // Another value for the parameter itself is of no consequence for the caller.
    for (const target of assignedTargets(node)) {
      if (!ts.isIdentifier(unwrap(target)) || ts.isCallExpression(node)) mark(target);
    }
    const method = methodCall(node);
    if (method !== null && effectOfMethod(method.name) === "assign") mark(method.receiver);
    ts.forEachChild(node, visit);
  };
  if (positions.size > 0) visit(callable);
  return changed;
}

/** The function that a declaration makes, if it makes one. */
export function functionOf(declaration: ts.Node): ts.SignatureDeclaration | null {
  if (ts.isFunctionDeclaration(declaration)) return declaration;
  const initializer =
    ts.isVariableDeclaration(declaration) && declaration.initializer
      ? unwrap(declaration.initializer)
      : null;
  if (initializer === null) return null;
  return ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)
    ? initializer
    : null;
}
