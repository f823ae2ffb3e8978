import ts from "#typescript";
import { packageOfSpecifier, RUNTIME } from "../discover/packages.ts";
import type { ModuleScan, Unit } from "../slice/unit.ts";

/**
 * The units of a module that a host program keeps: all but imports and declarations that only the callbacks of tasks
 * use. Each task has them evaluated in its own sandbox.
 */
export function hostUnits({ units, owners }: ModuleScan): Set<Unit> {
  const inTasks = new Set(
    units.flatMap(({ uses }) => uses.filter(({ task }) => task !== null).map((use) => use.symbol)),
  );
  const isIdle = (unit: Unit) =>
    isRuntimeImport(unit) ||
    (isRemovable(unit) && [...unit.bindings].some((it) => inTasks.has(it)));
  const kept = new Set(units.filter((unit) => !isIdle(unit)));
  const waiting = [...kept];
  for (let unit = waiting.pop(); unit !== undefined; unit = waiting.pop()) {
    for (const { symbol, task } of unit.uses) {
      if (task !== null) continue;
      for (const owner of owners.get(symbol) ?? []) {
        if (kept.has(owner)) continue;
        kept.add(owner);
        waiting.push(owner);
      }
    }
  }
  // What is gone may have used more, of which the first pass knew only the callbacks' own names.
  return withoutHelpers(units, owners, kept);
}

/** Takes away declarations and imports that only units use which are gone. */
function withoutHelpers(units: Unit[], owners: ModuleScan["owners"], kept: Set<Unit>): Set<Unit> {
  const gone = units.filter((unit) => !kept.has(unit));
  for (let unit = gone.pop(); unit !== undefined; unit = gone.pop()) {
    for (const { symbol } of unit.uses) {
      for (const owner of owners.get(symbol) ?? []) {
        if (!kept.has(owner) || !isRemovable(owner) || isUsed(owner, kept)) continue;
        kept.delete(owner);
        gone.push(owner);
      }
    }
  }
  return kept;
}

function isUsed(unit: Unit, by: ReadonlySet<Unit>): boolean {
  return [...by].some(
    (other) =>
      other !== unit &&
      other.uses.some(({ symbol, task }) => task === null && unit.bindings.has(symbol)),
  );
}

function isRemovable({ kind, statement, directive }: Unit): boolean {
  if (kind === "import") return true;
  if (kind !== "declaration" && kind !== "variable") return false;
  if (directive === "keep" || !ts.canHaveModifiers(statement)) return false;
  return !ts.getModifiers(statement)?.some(isExport);
}

function isExport({ kind }: ts.ModifierLike): boolean {
  return kind === ts.SyntaxKind.ExportKeyword;
}

/** The import of `task` itself, which no host code calls any more. */
function isRuntimeImport({ kind, statement }: Unit): boolean {
  if (kind !== "import" || !ts.isImportDeclaration(statement)) return false;
  const { moduleSpecifier: specifier } = statement;
  return ts.isStringLiteral(specifier) && packageOfSpecifier(specifier.text) === RUNTIME;
}
