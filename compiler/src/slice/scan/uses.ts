import ts from "#typescript";
import { symbolOf } from "../../discover/syntax/symbols.ts";
import { rootIdentifier, unwrap } from "../../discover/syntax/unwrap.ts";
import { assignedTargets, methodCall } from "../../discover/syntax/writes.ts";
import type { DiscoveredTask } from "../../discover/types.ts";
import type { Unit, Use } from "../unit.ts";
import { effectOfMethod } from "./methods.ts";
import { isImmediateCallback, runsLater } from "./timing.ts";

export interface UseContext {
  checker: ts.TypeChecker;
  owned: (symbol: ts.Symbol) => boolean;
  tasks: ReadonlyMap<ts.Node, DiscoveredTask>;
  /** What JSX stands for in this project: `React`, or nothing. */
  jsx: ts.Symbol | null;
}

/** Records what a unit uses of its module, and the tasks it defines. */
export function collectUses(unit: Unit, context: UseContext): void {
  const { checker, owned, tasks, jsx } = context;

  const walk = (start: ts.Node, startDepth: number, task: DiscoveredTask | null) => {
    const use = (kind: Use["kind"], node: ts.Node, depth: number) => {
      const symbol = symbolOf(checker, node);
      if (symbol && owned(symbol)) unit.uses.push({ symbol, kind, node, depth, task });
    };
    const useRoot = (kind: Use["kind"], expression: ts.Expression, depth: number) => {
      const root = rootIdentifier(expression);
      if (root) use(kind, root, depth);
    };

    const visit = (node: ts.Node, depth: number): void => {
      if (isErased(node)) return;
      // A task within a task is an error of the discovery's; here it is a call like any other.
      const defined = task === null ? tasks.get(node) : undefined;
      if (defined) {
        // Of a task's definition only the callback goes into a guest, and only into its own.
        unit.tasks.push(defined);
        walk(defined.callback, depth, defined);
        return;
      }
      if (ts.isIdentifier(node)) use("read", node, depth);
      if (jsx && (ts.isJsxOpeningLikeElement(node) || ts.isJsxFragment(node))) {
        unit.uses.push({ symbol: jsx, kind: "read", node, depth, task });
      }
      for (const target of assignedTargets(node)) useRoot("assign", target, depth);
      const method = methodCall(node);
      const effect = method && effectOfMethod(method.name);
      if (method && effect) useRoot(effect, method.receiver, depth);
      for (const called of calledBy(node)) useRoot("call", called, depth);
      if (isMeta(node)) unit.importMetas.push({ node, task });
      const specifier = dynamicImport(node);
      if (specifier) unit.dynamicImports.push({ specifier, task });
      const inner = runsLater(node) ? depth + 1 : depth;
      ts.forEachChild(node, (child) => visit(child, inner));
    };
    visit(start, startDepth);
  };
  walk(unit.node, 0, null);
}

/** Types are erased; what a class extends is a value. */
function isErased(node: ts.Node): boolean {
  if (ts.isHeritageClause(node)) return node.token === ts.SyntaxKind.ImplementsKeyword;
  if (ts.isTypeParameterDeclaration(node)) return true;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  return ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node);
}

function calledBy(node: ts.Node): ts.Expression[] {
  if (ts.isNewExpression(node) || ts.isDecorator(node)) return [node.expression];
  if (ts.isTaggedTemplateExpression(node)) return [node.tag];
  if (!ts.isCallExpression(node)) return [];
  // A function by its name, passed to `forEach`, is called as well.
  const callbacks = isImmediateCallback(node) ? node.arguments.filter(isName) : [];
  return [node.expression, ...callbacks];
}

function isName(argument: ts.Expression): boolean {
  return ts.isIdentifier(unwrap(argument));
}

function isMeta(node: ts.Node): node is ts.MetaProperty {
  return ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword;
}

function dynamicImport(node: ts.Node): ts.Expression | null {
  if (!ts.isCallExpression(node)) return null;
  const [specifier] = node.arguments;
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isImport && specifier && ts.isStringLiteralLike(specifier) ? specifier : null;
}
