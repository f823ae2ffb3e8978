import ts from "#typescript";
import {
  droppedArgument,
  droppedLateWrite,
  droppedModuleCall,
  droppedTaskCaller,
  neededDrop,
  statementDropped,
} from "../../diagnostics/slice.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import { placeOfNode } from "../../discover/place.ts";
import { unwrap } from "../../discover/syntax/unwrap.ts";
import type { DiscoveredTask } from "../../discover/types.ts";
import type { Unit } from "../unit.ts";
import type { ModuleFacts } from "./module-facts.ts";

/** What to say of a unit that isn't kept; mostly nothing. */
export function reportDropped(
  unit: Unit,
  facts: ModuleFacts,
  reached: ReadonlySet<ts.Symbol>,
  target: DiscoveredTask | null,
  subject: string,
): Diagnostic | null {
  const place = placeOfNode(unit.node);
  const isReached = (symbol: ts.Symbol) => reached.has(symbol);
  if (unit.directive === "drop") {
    const own = unit.tasks.find((task) => task === target);
    const needed = own ?? [...unit.bindings].find(isReached);
    return needed ? neededDrop(subject, needed.name, place) : null;
  }
  if (unit.kind === "type" || unit.kind === "import") return null;
  const { changes, touches, changesLater, passes } = facts.effectsOf(unit);
  const changed = [...changes, ...touches].find(isReached);
  if (changed && facts.calledTask(unit) !== null) {
    return droppedTaskCaller(subject, changed.name, place);
  }
  if (unit.kind !== "effect") return changed ? statementDropped(subject, place) : null;
  const later = [...changesLater].find(isReached);
  if (later) return droppedLateWrite(subject, later.name, place);
  const passed = [...passes.keys()].find(isReached);
  if (passed) return droppedArgument(subject, passed.name, passes.get(passed) ?? "", place);
  // Another task's definition is not missed.
  if (unit.tasks.length > 0 || isEmpty(unit.node)) return null;
  const sibling = siblingImport(unit, facts, reached);
  return sibling === null
    ? statementDropped(subject, place)
    : droppedModuleCall(subject, sibling.called, sibling.used, place);
}

/** An imported function that is called for its effect, and something else of its module that the task uses. */
function siblingImport(
  { uses, node }: Unit,
  { scan }: ModuleFacts,
  reached: ReadonlySet<ts.Symbol>,
): { called: string; used: string } | null {
  const moduleOf = (symbol: ts.Symbol): string | null => {
    const statement = scan.owners.get(symbol)?.[0]?.statement;
    return statement && ts.isImportDeclaration(statement)
      ? statement.moduleSpecifier.getText()
      : null;
  };
  const callee = calleeOfStatement(node);
  const call = uses.find((use) => use.kind === "call" && use.node === callee);
  const module = call ? moduleOf(call.symbol) : null;
  if (!call || module === null) return null;
  const used = [...reached].find((other) => other !== call.symbol && moduleOf(other) === module);
  return used ? { called: call.symbol.name, used: used.name } : null;
}

/** `configure` of the statement `await configure();`: a call whose value nobody takes is made for its effect. */
function calleeOfStatement(node: ts.Node): ts.Node | null {
  if (!ts.isExpressionStatement(node)) return null;
  let value = unwrap(node.expression);
  while (ts.isAwaitExpression(value) || ts.isVoidExpression(value)) {
    value = unwrap(value.expression);
  }
  return ts.isCallExpression(value) ? value.expression : null;
}

/** Nothing to tell of `;` and `"use strict"`. */
function isEmpty(node: ts.Node): boolean {
  if (ts.isEmptyStatement(node)) return true;
  return ts.isExpressionStatement(node) && ts.isStringLiteral(unwrap(node.expression));
}
