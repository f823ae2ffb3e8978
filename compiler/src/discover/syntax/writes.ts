import ts from "#typescript";
import { unwrap } from "./unwrap.ts";

/** What a node itself assigns to, deletes, or changes through `Object` and `Reflect`; not what its children do. */
export function assignedTargets(node: ts.Node): ts.Expression[] {
  if (ts.isBinaryExpression(node)) {
    return isAssignment(node.operatorToken.kind) ? patternTargets(node.left) : [];
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const { operator } = node;
    const updates =
      operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
    return updates ? [node.operand] : [];
  }
  if (ts.isDeleteExpression(node)) return [node.expression];
  if (ts.isForInStatement(node) || ts.isForOfStatement(node)) {
    return ts.isVariableDeclarationList(node.initializer) ? [] : patternTargets(node.initializer);
  }
  return ts.isCallExpression(node) ? reflectedTargets(node) : [];
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** The targets of `[a.b, ...c] = …` and `({ d: e.f } = …)`, or the expression itself. */
function patternTargets(left: ts.Expression): ts.Expression[] {
  const target = unwrap(left);
  if (ts.isArrayLiteralExpression(target)) return target.elements.flatMap(patternTargets);
  if (ts.isSpreadElement(target)) return patternTargets(target.expression);
  if (ts.isBinaryExpression(target)) return patternTargets(target.left);
  if (!ts.isObjectLiteralExpression(target)) return [target];
  return target.properties.flatMap((property) => {
    if (ts.isPropertyAssignment(property)) return patternTargets(property.initializer);
    if (ts.isShorthandPropertyAssignment(property)) return [property.name];
    return ts.isSpreadAssignment(property) ? patternTargets(property.expression) : [];
  });
}

const REFLECTIVE =
  /^(assign|define(Property|Properties)|set|setPrototypeOf|deleteProperty|freeze|seal|preventExtensions)$/;

function reflectedTargets(call: ts.CallExpression): ts.Expression[] {
  const callee = unwrap(call.expression);
  const target = call.arguments[0];
  if (target === undefined || !ts.isPropertyAccessExpression(callee)) return [];
  const owner = unwrap(callee.expression);
  const reflects = ts.isIdentifier(owner) && /^(Object|Reflect)$/.test(owner.text);
  return reflects && REFLECTIVE.test(callee.name.text) ? [target] : [];
}

/** The receiver and name of a method call: `cache` and `set` of `cache.set("x", 1)`. */
export function methodCall(node: ts.Node): { receiver: ts.Expression; name: string } | null {
  if (!ts.isCallExpression(node)) return null;
  const callee = unwrap(node.expression);
  if (ts.isPropertyAccessExpression(callee)) {
    return { receiver: callee.expression, name: callee.name.text };
  }
  if (!ts.isElementAccessExpression(callee)) return null;
  const key = unwrap(callee.argumentExpression);
  return { receiver: callee.expression, name: ts.isStringLiteralLike(key) ? key.text : "" };
}
