import type { JsonSchema } from "@capsule/runtime/manifest";
import ts from "#typescript";

/** The schema that only this literal follows; null where it is none of JSON. */
export function ofLiteral(literal: ts.Node): JsonSchema | null {
  if (ts.isStringLiteralLike(literal)) return { const: literal.text };
  if (ts.isNumericLiteral(literal)) return { const: Number(literal.text) };
  if (ts.isPrefixUnaryExpression(literal) && ts.isNumericLiteral(literal.operand)) {
    const value = Number(literal.operand.text);
    return { const: literal.operator === ts.SyntaxKind.MinusToken ? -value : value };
  }
  switch (literal.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return { const: true };
    case ts.SyntaxKind.FalseKeyword:
      return { const: false };
    case ts.SyntaxKind.NullKeyword:
      return { type: "null" };
    default:
      return null;
  }
}

/** The schema of what follows one of these: literals together, the others beside them. */
export function unionOf(parts: readonly JsonSchema[]): JsonSchema {
  if (parts.some((part) => Object.keys(part).length === 0)) return {};
  const isLiteral = (part: JsonSchema) => "const" in part && Object.keys(part).length === 1;
  const literals = parts.filter(isLiteral).map((part) => part.const);
  const others = parts.filter((part) => !isLiteral(part));
  const all = literals.length > 0 ? [{ enum: literals }, ...others] : others;
  return all.length === 1 ? (all[0] as JsonSchema) : all.length === 0 ? {} : { anyOf: all };
}
