import type MagicString from "magic-string";
import ts from "#typescript";
import { runsLater } from "../scan/timing.ts";
import type { Unit } from "../unit.ts";

/**
 * Marks the calls that a declaration's value is made of, so that the bundler drops the declaration where nothing in
 * the bundle uses it after all: a barrel may ask for more than is needed.
 */
export function markPure(
  output: MagicString,
  file: ts.SourceFile,
  { node: declarator }: Unit,
  isTask: (call: ts.Node) => boolean,
): void {
  if (!ts.isVariableDeclaration(declarator) || !declarator.initializer) return;
  const marked = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (isTask(node) || runsLater(node)) return;
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const start = node.getStart(file);
      if (!marked.has(start)) output.appendLeft(start, "/*@__PURE__*/ ");
      marked.add(start);
    }
    ts.forEachChild(node, visit);
  };
  visit(declarator.initializer);
}
