import ts from "#typescript";
import { rootIdentifier, unwrap } from "../../discover/syntax/unwrap.ts";
import { changedParameters, functionOf } from "../scan/parameters.ts";
import type { ModuleScan, Unit, Use } from "../unit.ts";

/** What a unit does when the module loads. */
export interface Effects {
  /** Names whose values it changes for certain: by assignment, by a method such as `set`, or through a local function. */
  changes: Set<ts.Symbol>;
  /** Names on which it calls some other method. */
  touches: Set<ts.Symbol>;
  /** Names that a function changes later that it only passes on. */
  changesLater: Set<ts.Symbol>;
  /** Names that it passes to a function of another module. */
  passes: Map<ts.Symbol, string>;
}

/** Finds the effects of units; those of a function that is called are followed within the module. */
export function createEffectsOf(scan: ModuleScan, checker: ts.TypeChecker) {
  const known = new Map<Unit, Effects>();

  const functionsOf = (symbol: ts.Symbol): Unit[] =>
    (scan.owners.get(symbol) ?? []).filter(({ node }) => functionOf(node) !== null);

  /** What calling the functions changes, and those that they call in turn. */
  const changedByCall = (unit: Unit, seen: Set<Unit>): ts.Symbol[] => {
    if (seen.has(unit)) return [];
    seen.add(unit);
    return unit.uses
      .filter(({ task, depth }) => task === null && depth <= 1)
      .flatMap(({ kind, symbol }) => {
        if (kind === "assign") return [symbol];
        if (kind !== "call") return [];
        return functionsOf(symbol).flatMap((called) => changedByCall(called, seen));
      });
  };

  const changedByArguments = ({ symbol, node }: Use, effects: Effects) => {
    const call = callOf(node);
    if (!call) return;
    const callables = functionsOf(symbol).map((unit) => functionOf(unit.node));
    const isImported = scan.owners.get(symbol)?.some(({ kind }) => kind === "import");
    call.arguments?.forEach((argument, position) => {
      const root = ts.isIdentifier(unwrap(argument)) ? rootIdentifier(argument) : null;
      const passed = root && checker.getSymbolAtLocation(root);
      if (!passed || !scan.owners.has(passed)) return;
      const changed = callables.some(
        (callable) => callable && changedParameters(checker, callable).has(position),
      );
      if (changed) effects.changes.add(passed);
      else if (isImported && holdsData(passed)) effects.passes.set(passed, node.getText());
    });
  };

  const compute = (unit: Unit): Effects => {
    const effects: Effects = {
      changes: new Set(),
      touches: new Set(),
      changesLater: new Set(),
      passes: new Map(),
    };
    for (const use of unit.uses) {
      const { kind, symbol, depth, task } = use;
      if (task !== null || unit.bindings.has(symbol)) continue;
      if (depth > 0) {
        if (kind === "assign") effects.changesLater.add(symbol);
      } else if (kind === "assign") {
        effects.changes.add(symbol);
      } else if (kind === "method") {
        effects.touches.add(symbol);
      } else if (kind === "call") {
        for (const called of functionsOf(symbol)) {
          for (const changed of changedByCall(called, new Set())) effects.changes.add(changed);
        }
        changedByArguments(use, effects);
      }
    }
    return effects;
  };

  return (unit: Unit): Effects => {
    const effects = known.get(unit) ?? compute(unit);
    known.set(unit, effects);
    return effects;
  };
}

/** The call whose callee an identifier is by itself: `register(x)`, not `register.all(x)`. */
function callOf(node: ts.Node): ts.CallExpression | null {
  const { parent } = node;
  return ts.isCallExpression(parent) && parent.expression === node ? parent : null;
}

/** Whether a name stands for an object of the module's own that a function could fill. */
function holdsData({ valueDeclaration: declaration }: ts.Symbol): boolean {
  if (!declaration || !ts.isVariableDeclaration(declaration)) return false;
  const value = declaration.initializer && unwrap(declaration.initializer);
  if (!value) return false;
  return (
    ts.isObjectLiteralExpression(value) ||
    ts.isArrayLiteralExpression(value) ||
    ts.isNewExpression(value)
  );
}
