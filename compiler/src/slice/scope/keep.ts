import ts from "#typescript";
import type { Unit } from "../unit.ts";
import type { ModuleFacts } from "./module-facts.ts";
import { activeUses, type Roots, type Scope, unitsOfExports } from "./scope.ts";

/**
 * Decides what a module keeps: its roots, what they reach, and the statements that prepare the data which they reach.
 * All other statements are the host's.
 */
export function keepUnits(facts: ModuleFacts, checker: ts.TypeChecker, roots: Roots): Scope {
  const { scan } = facts;
  const kept = new Set<Unit>();
  const reached = new Set<ts.Symbol>();
  const pending: Unit[] = [];

  const keep = (unit: Unit) => {
    if (kept.has(unit) || unit.kind === "type" || unit.directive === "drop") return;
    kept.add(unit);
    pending.push(unit);
  };
  const reach = (symbol: ts.Symbol) => {
    if (reached.has(symbol)) return;
    reached.add(symbol);
    for (const owner of scan.owners.get(symbol) ?? []) keep(owner);
  };
  const follow = () => {
    for (let unit = pending.pop(); unit; unit = pending.pop()) {
      for (const { symbol } of activeUses(unit, roots.target)) reach(symbol);
      if (unit.kind !== "import") for (const symbol of unit.bindings) reach(symbol);
    }
  };

  for (const unit of scan.units) {
    const isRoot = roots.target !== null && unit.tasks.includes(roots.target);
    const isImportForEffect = unit.kind === "bare" && ts.isImportDeclaration(unit.node);
    if (isRoot || isImportForEffect || unit.directive === "keep") keep(unit);
  }
  unitsOfExports(scan, checker, roots.exports).forEach(keep);
  follow();
  for (let size = -1; size !== kept.size; follow()) {
    size = kept.size;
    for (const unit of scan.units) if (prepares(unit, facts, reached)) keep(unit);
    follow();
  }
  return { kept, reached };
}

/** Whether a unit changes reached data when the module loads, without calling a task. */
function prepares(unit: Unit, { effectsOf, calledTask }: ModuleFacts, reached: Set<ts.Symbol>) {
  if (unit.kind !== "effect" && unit.kind !== "variable" && unit.kind !== "declaration") {
    return false;
  }
  const { changes, touches } = effectsOf(unit);
  const isReached = (symbol: ts.Symbol) => reached.has(symbol);
  const touching = unit.kind === "effect" && [...touches].some(isReached);
  return (touching || [...changes].some(isReached)) && calledTask(unit) === null;
}
