import ts from "#typescript";
import { taskInFunction, taskNotOnce } from "../diagnostics/tasks.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { placeOfNode } from "./place.ts";

/** A task must be defined exactly once, when its module loads. Says what keeps a call from that, or null. */
export function checkPlacement(call: ts.CallExpression): Diagnostic | null {
  for (let child: ts.Node = call; child.parent; child = child.parent) {
    const { parent } = child;
    const inFunction = functionAround(parent);
    if (inFunction !== null) {
      const related = { message: `this ${inFunction}`, place: headOf(parent) };
      return taskInFunction(placeOfNode(call.expression), `a ${inFunction}`, related);
    }
    const construct = conditionAround(parent, child);
    if (construct !== null) {
      const related = { message: `this ${construct}`, place: headOf(parent) };
      return taskNotOnce(placeOfNode(call.expression), `a ${construct}`, related);
    }
  }
  return null;
}

function functionAround(node: ts.Node): string | null {
  if (ts.isFunctionLike(node)) return "function";
  if (!ts.isPropertyDeclaration(node)) return null;
  const isStatic = ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static;
  return isStatic ? null : "class instance";
}

const SHORT_CIRCUIT = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

function conditionAround(node: ts.Node, child: ts.Node): string | null {
  if (ts.isIterationStatement(node, false)) return "loop";
  if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) return "condition";
  if (ts.isSwitchStatement(node)) return "switch statement";
  if (ts.isTryStatement(node)) return "try statement";
  if (ts.isDecorator(node)) return "decorator";
  if (ts.isBindingElement(node)) return "default value";
  if (!ts.isBinaryExpression(node) || node.right !== child) return null;
  return SHORT_CIRCUIT.has(node.operatorToken.kind) ? "condition" : null;
}

/** The first line of a construct: a whole function would fill the screen. */
function headOf(node: ts.Node) {
  const place = placeOfNode(node);
  const lineEnd = place.text.split(/\r?\n/)[place.line - 1]?.length ?? 0;
  return { ...place, length: Math.max(1, Math.min(place.length, lineEnd - place.column + 1)) };
}
