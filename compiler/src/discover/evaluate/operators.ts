import ts from "#typescript";
import { NotStatic } from "./not-static.ts";

const K = ts.SyntaxKind;

type Binary = (left: never, right: never) => unknown;

const BINARY: ReadonlyMap<ts.SyntaxKind, Binary> = new Map<ts.SyntaxKind, Binary>([
  [K.PlusToken, (a: number, b: number) => a + b],
  [K.MinusToken, (a: number, b: number) => a - b],
  [K.AsteriskToken, (a: number, b: number) => a * b],
  [K.SlashToken, (a: number, b: number) => a / b],
  [K.PercentToken, (a: number, b: number) => a % b],
  [K.AsteriskAsteriskToken, (a: number, b: number) => a ** b],
  [K.LessThanLessThanToken, (a: number, b: number) => a << b],
  [K.GreaterThanGreaterThanToken, (a: number, b: number) => a >> b],
  [K.BarToken, (a: number, b: number) => a | b],
  [K.AmpersandToken, (a: number, b: number) => a & b],
  [K.LessThanToken, (a: number, b: number) => a < b],
  [K.LessThanEqualsToken, (a: number, b: number) => a <= b],
  [K.GreaterThanToken, (a: number, b: number) => a > b],
  [K.GreaterThanEqualsToken, (a: number, b: number) => a >= b],
  [K.EqualsEqualsEqualsToken, (a: unknown, b: unknown) => a === b],
  [K.ExclamationEqualsEqualsToken, (a: unknown, b: unknown) => a !== b],
]);

type Evaluate = (node: ts.Expression) => unknown;

/** Arithmetic and comparison of constants; `&&`, `||` and `??` look at their right side only where it counts. */
export function evaluateBinary(node: ts.BinaryExpression, evaluate: Evaluate): unknown {
  const left = () => evaluate(node.left);
  switch (node.operatorToken.kind) {
    case K.QuestionQuestionToken:
      return left() ?? evaluate(node.right);
    case K.BarBarToken:
      return left() || evaluate(node.right);
    case K.AmpersandAmpersandToken:
      return left() && evaluate(node.right);
  }
  const operation = BINARY.get(node.operatorToken.kind);
  if (operation === undefined) {
    throw new NotStatic(node, `\`${node.operatorToken.getText()}\` can't be evaluated then`);
  }
  return operation(primitive(node.left, evaluate), primitive(node.right, evaluate));
}

export function evaluatePrefix(node: ts.PrefixUnaryExpression, evaluate: Evaluate): unknown {
  switch (node.operator) {
    case K.MinusToken:
      return -primitive(node.operand, evaluate);
    case K.PlusToken:
      return +primitive(node.operand, evaluate);
    case K.TildeToken:
      return ~primitive(node.operand, evaluate);
    case K.ExclamationToken:
      return !evaluate(node.operand);
    default:
      throw new NotStatic(node, "it changes a variable");
  }
}

/** An operand; objects would be converted by code that can't be run here. */
function primitive(node: ts.Expression, evaluate: Evaluate): never {
  const value = evaluate(node);
  if ((typeof value === "object" && value !== null) || typeof value === "bigint") {
    throw new NotStatic(
      node,
      `a calculation with ${typeof value === "bigint" ? "a bigint" : "an object"} can't be done then`,
    );
  }
  return value as never;
}
