import ts from "#typescript";
import { origin, symbolOf } from "../syntax/symbols.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { createDeclarations } from "./declarations.ts";
import type { MutationOf } from "./mutations.ts";
import { NotStatic } from "./not-static.ts";
import { evaluateBinary, evaluatePrefix } from "./operators.ts";

/** The value of an expression that is made of literals and constants. Throws `NotStatic` for any other. */
export interface Evaluator {
  evaluate: (node: ts.Expression) => unknown;
  /** The name of a property: an identifier, a literal or a constant in brackets. */
  propertyKey: (name: ts.PropertyName) => string;
}

export function createEvaluator(checker: ts.TypeChecker, mutationOf: MutationOf): Evaluator {
  const declared = createDeclarations(checker, mutationOf, (node) => evaluate(node));

  const identifier = (node: ts.Identifier): unknown => {
    const symbol = origin(checker, symbolOf(checker, node));
    if (symbol?.valueDeclaration || symbol?.declarations?.length) return declared(symbol, node);
    if (node.text === "undefined") return undefined;
    if (node.text === "NaN") return Number.NaN;
    if (node.text === "Infinity") return Number.POSITIVE_INFINITY;
    throw new NotStatic(node, `\`${node.text}\` is not a constant of the project`);
  };

  const propertyKey = (name: ts.PropertyName): string => {
    const key = ts.isComputedPropertyName(name) ? evaluate(name.expression) : name.text;
    if (typeof key !== "string" && typeof key !== "number") {
      throw new NotStatic(name, "a property's name must be a string");
    }
    if (key === "__proto__") throw new NotStatic(name, "an object's prototype can't be set then");
    return String(key);
  };

  const objectLiteral = (node: ts.ObjectLiteralExpression): unknown => {
    const object: Record<string, unknown> = {};
    for (const property of node.properties) {
      if (ts.isSpreadAssignment(property)) Object.assign(object, evaluate(property.expression));
      else if (ts.isShorthandPropertyAssignment(property)) {
        object[propertyKey(property.name)] = identifier(property.name);
      } else if (ts.isPropertyAssignment(property)) {
        object[propertyKey(property.name)] = evaluate(property.initializer);
      } else throw new NotStatic(property, "methods and accessors can't be evaluated");
    }
    return object;
  };

  const arrayLiteral = (node: ts.ArrayLiteralExpression): unknown =>
    node.elements.flatMap((element) => {
      if (ts.isOmittedExpression(element)) return [undefined];
      if (!ts.isSpreadElement(element)) return [evaluate(element)];
      const spread = evaluate(element.expression);
      if (Array.isArray(spread)) return spread;
      throw new NotStatic(element, "only an array can be spread into an array");
    });

  const template = (node: ts.TemplateExpression): unknown => {
    const parts = node.templateSpans.map(({ expression, literal }) => {
      const value = evaluate(expression);
      if (typeof value === "object" && value !== null) {
        throw new NotStatic(expression, "an object can't be part of a text");
      }
      return `${value}${literal.text}`;
    });
    return node.head.text + parts.join("");
  };

  const access = (node: ts.PropertyAccessExpression | ts.ElementAccessExpression): unknown => {
    const atRunTime = /^(?:process\.env|import\.meta)\b/.exec(node.getText())?.[0];
    if (atRunTime) throw new NotStatic(node, `\`${atRunTime}\` is read when the program runs`);
    const name = ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression;
    const owner = origin(checker, checker.getSymbolAtLocation(node.expression) ?? null);
    // Members of enums, namespaces and `import * as` have declarations of their own.
    if (owner && owner.flags & (ts.SymbolFlags.Enum | ts.SymbolFlags.Module)) {
      const member = origin(checker, checker.getSymbolAtLocation(name) ?? null);
      if (member?.declarations?.length) return declared(member, node);
    }
    const object = evaluate(node.expression);
    if (object === null || object === undefined) {
      if (node.questionDotToken) return undefined;
      throw new NotStatic(node, `\`${node.expression.getText()}\` is ${object}`);
    }
    const key = ts.isPropertyAccessExpression(node)
      ? node.name.text
      : evaluate(name as ts.Expression);
    if (Object.hasOwn(Object(object), key as PropertyKey)) {
      return (object as Record<PropertyKey, unknown>)[key as PropertyKey];
    }
    throw new NotStatic(
      node,
      `\`${node.expression.getText()}\` has no property \`${String(key)}\``,
    );
  };

  const call = (node: ts.CallExpression): unknown => {
    const callee = unwrap(node.expression);
    const [frozen] = node.arguments;
    const isFreeze =
      ts.isPropertyAccessExpression(callee) &&
      callee.getText() === "Object.freeze" &&
      !checker.getSymbolAtLocation(callee.expression);
    if (isFreeze && frozen && node.arguments.length === 1) return evaluate(frozen);
    throw new NotStatic(node, `a call of \`${callee.getText()}\` can't be evaluated then`);
  };

  const evaluate = (expression: ts.Expression): unknown => {
    const node = unwrap(expression);
    if (ts.isStringLiteralLike(node)) return node.text;
    if (ts.isNumericLiteral(node)) return Number(node.text);
    if (ts.isTemplateExpression(node)) return template(node);
    if (ts.isIdentifier(node)) return identifier(node);
    if (ts.isObjectLiteralExpression(node)) return objectLiteral(node);
    if (ts.isArrayLiteralExpression(node)) return arrayLiteral(node);
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      return access(node);
    }
    if (ts.isPrefixUnaryExpression(node)) return evaluatePrefix(node, evaluate);
    if (ts.isBinaryExpression(node)) return evaluateBinary(node, evaluate);
    if (ts.isConditionalExpression(node)) {
      return evaluate(evaluate(node.condition) ? node.whenTrue : node.whenFalse);
    }
    if (ts.isCallExpression(node)) return call(node);
    switch (node.kind) {
      case ts.SyntaxKind.TrueKeyword:
        return true;
      case ts.SyntaxKind.FalseKeyword:
        return false;
      case ts.SyntaxKind.NullKeyword:
        return null;
    }
    throw new NotStatic(node, `${describe(node)} can't be evaluated then`);
  };

  return { evaluate, propertyKey };
}

function describe(node: ts.Expression): string {
  if (ts.isAwaitExpression(node)) return "`await`";
  if (ts.isNewExpression(node)) return `\`new ${node.expression.getText()}\``;
  if (ts.isFunctionLike(node)) return "a function";
  return "this expression";
}
