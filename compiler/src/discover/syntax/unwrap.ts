import ts from "#typescript";

type Wrapper =
  | ts.ParenthesizedExpression
  | ts.AsExpression
  | ts.SatisfiesExpression
  | ts.NonNullExpression
  | ts.TypeAssertion
  | ts.ExpressionWithTypeArguments;

/** Whether a node changes nothing of its expression's value: parentheses and everything that is only for types. */
export function isWrapper(node: ts.Node): node is Wrapper {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isExpressionWithTypeArguments(node)
  );
}

/** The expression inside of its wrappers. */
export function unwrap(node: ts.Expression): ts.Expression {
  let inner = node;
  while (isWrapper(inner)) inner = inner.expression;
  return inner;
}

/** The outermost wrapper of an expression, or the expression itself. */
export function outermost(node: ts.Node): ts.Node {
  let outer = node;
  while (isWrapper(outer.parent)) outer = outer.parent;
  return outer;
}

/** The identifier that a chain of accesses and calls starts with: `a` of `a.b[0].c()`, also of `await (a as B).c`. */
export function rootIdentifier(node: ts.Expression): ts.Identifier | null {
  let inner = unwrap(node);
  for (;;) {
    if (
      ts.isPropertyAccessExpression(inner) ||
      ts.isElementAccessExpression(inner) ||
      ts.isCallExpression(inner) ||
      ts.isNewExpression(inner) ||
      ts.isAwaitExpression(inner)
    ) {
      inner = unwrap(inner.expression);
    } else {
      return ts.isIdentifier(inner) ? inner : null;
    }
  }
}
