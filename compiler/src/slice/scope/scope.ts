import ts from "#typescript";
import type { DiscoveredTask } from "../../discover/types.ts";
import type { ModuleScan, Unit, Use } from "../unit.ts";

/** What a module is needed for. */
export interface Roots {
  /** The task whose callback is the root, where it is in this module. */
  target: DiscoveredTask | null;
  /** Names of exports that other modules of the bundle import, or all. */
  exports: ReadonlySet<string> | "all";
}

/** What is kept of a module, and which names the kept parts use. */
export interface Scope {
  kept: Set<Unit>;
  reached: Set<ts.Symbol>;
}

/** The uses that count for a bundle: outside of tasks, and in the callback of its own task. */
export function activeUses(unit: Unit, target: DiscoveredTask | null): Use[] {
  return unit.uses.filter(({ task }) => task === null || task === target);
}

/** The units that an exported name leads to; for names of `export * from` these declarations. */
export function unitsOfExports(scan: ModuleScan, checker: ts.TypeChecker, names: Roots["exports"]) {
  const symbol = checker.getSymbolAtLocation(scan.file);
  const found = new Set<Unit>();
  const stars = scan.units.filter(
    ({ kind, node }) => kind === "bare" && ts.isExportDeclaration(node),
  );
  for (const exported of symbol ? checker.getExportsOfModule(symbol) : []) {
    if (names !== "all" && !names.has(exported.name)) continue;
    const own = symbol?.exports?.get(exported.escapedName);
    for (const declaration of own?.declarations ?? []) {
      const unit = scan.unitOf(declaration);
      if (unit && unit.kind !== "type") found.add(unit);
    }
    if (!own) for (const star of stars) found.add(star);
  }
  return found;
}
