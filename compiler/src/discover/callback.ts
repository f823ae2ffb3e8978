import ts from "#typescript";
import { callbackGenerator, callbackNotFunction, callbackThis } from "../diagnostics/tasks.ts";
import type { Diagnostic, Related } from "../diagnostics/types.ts";
import { placeOfNode } from "./place.ts";
import { origin, symbolOf } from "./syntax/symbols.ts";
import { unwrap } from "./syntax/unwrap.ts";

export type Callable = ts.FunctionExpression | ts.ArrowFunction | ts.FunctionDeclaration;

/** What is wrong with a task's function, as far as it can be seen: an imported or computed function is taken as it is. */
export function checkCallback(checker: ts.TypeChecker, callback: ts.Expression): Diagnostic[] {
  const place = placeOfNode(callback);
  const value = definition(checker, callback);
  if (value === null) return [];
  if (!isCallable(value)) {
    const what = describe(value);
    return what === null ? [] : [callbackNotFunction(place, what)];
  }
  const elsewhere = value !== unwrap(callback);
  const related: Related[] = elsewhere
    ? [{ message: "the function", place: placeOfNode(nameOf(value)) }]
    : [];
  const diagnostics: Diagnostic[] = [];
  if (!ts.isArrowFunction(value) && value.asteriskToken) {
    const star = elsewhere ? place : placeOfNode(value.asteriskToken);
    diagnostics.push(callbackGenerator(star, related));
  }
  const self = usedThis(value);
  if (self !== null) diagnostics.push(callbackThis(placeOfNode(self), related));
  return diagnostics;
}

/** The node that makes the value: the expression itself, or behind a name the declaration of a function, class or const. */
export function definition(checker: ts.TypeChecker, expression: ts.Expression): ts.Node | null {
  const seen = new Set<ts.Node>();
  for (let value: ts.Expression = unwrap(expression); ; ) {
    if (!ts.isIdentifier(value) || value.text === "undefined") return value;
    const declaration = origin(checker, symbolOf(checker, value))?.valueDeclaration;
    if (declaration === undefined || seen.has(declaration)) return null;
    seen.add(declaration);
    if (ts.isFunctionDeclaration(declaration)) return implementation(declaration);
    if (ts.isClassDeclaration(declaration) || ts.isEnumDeclaration(declaration)) return declaration;
    const isConst = ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const;
    if (!ts.isVariableDeclaration(declaration) || !isConst || !declaration.initializer) return null;
    value = unwrap(declaration.initializer);
  }
}

/** With overloads, the declaration with the body comes last. */
function implementation(declaration: ts.FunctionDeclaration): ts.FunctionDeclaration {
  const all = declaration.parent.getChildren().flatMap((child) => child.getChildren());
  const same = all.find(
    (node): node is ts.FunctionDeclaration =>
      ts.isFunctionDeclaration(node) &&
      node.body !== undefined &&
      node.name?.text === declaration.name?.text,
  );
  return same ?? declaration;
}

export function isCallable(node: ts.Node): node is Callable {
  return (
    ts.isFunctionExpression(node) || ts.isArrowFunction(node) || ts.isFunctionDeclaration(node)
  );
}

function nameOf(value: Callable): ts.Node {
  return ts.isArrowFunction(value) ? value.equalsGreaterThanToken : (value.name ?? value);
}

function describe(value: ts.Node): string | null {
  if (ts.isClassLike(value)) return "a class";
  if (ts.isEnumDeclaration(value)) return "an enum";
  if (ts.isObjectLiteralExpression(value)) return "an object";
  if (ts.isArrayLiteralExpression(value)) return "an array";
  if (ts.isNewExpression(value)) return `an object made by \`new ${value.expression.getText()}\``;
  if (ts.isLiteralExpression(value) || ts.isTemplateExpression(value)) return value.getText();
  if (ts.isIdentifier(value)) return "`undefined`";
  const { kind } = value;
  const isConstant =
    kind === ts.SyntaxKind.NullKeyword ||
    kind === ts.SyntaxKind.TrueKeyword ||
    kind === ts.SyntaxKind.FalseKeyword;
  return isConstant ? `\`${value.getText()}\`` : null;
}

/** The first `this` that would be the callback's own; within a static member of a class, an arrow's is the class. */
function usedThis(value: Callable): ts.Node | null {
  const parameter = value.parameters.find(({ name }) => name.getText() === "this");
  if (parameter) return parameter.name;
  if (ts.isArrowFunction(value) && ts.findAncestor(value, ts.isClassLike)) return null;
  const visit = (node: ts.Node): ts.Node | null => {
    if (node.kind === ts.SyntaxKind.ThisKeyword) return node;
    if (ts.isTypeNode(node) || ts.isClassLike(node)) return null;
    if (ts.isFunctionLike(node) && !ts.isArrowFunction(node)) return null;
    return ts.forEachChild(node, visit) ?? null;
  };
  return value.body ? visit(value.body) : null;
}
