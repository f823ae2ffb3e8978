import ts from "#typescript";
import { isProjectFile } from "../../discover/program.ts";
import { origin } from "../../discover/syntax/symbols.ts";
import { rootIdentifier, unwrap } from "../../discover/syntax/unwrap.ts";
import type { Discovery } from "../../discover/types.ts";
import { functionOf } from "../scan/parameters.ts";
import { scanModule } from "../scan/scan.ts";
import type { ModuleScan, Unit, Use } from "../unit.ts";

/** Which names of a module lead to a task when they are called. */
export interface TaskCallers {
  /** The module's names that are tasks or hold one, other names for these, and the functions that reach one. */
  names: Set<ts.Symbol>;
  /** Whether a use is of such a name, also as a member of `import * as`. */
  reaches: (use: Use) => boolean;
}

const known = new WeakMap<ModuleScan, TaskCallers>();

/** Follows imports through the project's files: a function of another module may call a task as well. */
export function taskCallers(discovery: Discovery, scan: ModuleScan): TaskCallers {
  const cached = known.get(scan);
  if (cached) return cached;
  const checker = discovery.program.getTypeChecker();

  const isForeign = (symbol: ts.Symbol | null | undefined): boolean => {
    const target = origin(checker, symbol ?? null);
    const declaration = target?.valueDeclaration ?? target?.declarations?.[0];
    if (!target || !declaration || ts.isSourceFile(declaration)) return false;
    const file = declaration.getSourceFile();
    if (file === scan.file || !isProjectFile(file)) return false;
    const other = scanModule(discovery, file);
    const isDefault = ts.isExportAssignment(declaration);
    if (isDefault && other.unitOf(declaration)?.tasks.length) return true;
    return taskCallers(discovery, other).names.has(target);
  };

  const names = new Set<ts.Symbol>();
  const callers: TaskCallers = {
    names,
    reaches: ({ symbol, node }) => names.has(symbol) || isForeign(memberOf(checker, node)),
  };
  // In an import cycle, the other module sees what is known so far.
  known.set(scan, callers);
  const add = (unit: Unit) => {
    for (const symbol of unit.bindings) names.add(symbol);
  };
  for (const unit of scan.units) if (unit.tasks.length > 0) add(unit);
  for (const unit of scan.units) {
    if (unit.kind === "import" && [...unit.bindings].some(isForeign)) add(unit);
  }
  for (let size = -1; size !== names.size; ) {
    size = names.size;
    for (const unit of scan.units) {
      const passesOn = functionOf(unit.node) !== null || isAlias(unit, names, checker);
      if (passesOn && unit.uses.some(callers.reaches)) add(unit);
    }
  }
  return callers;
}

/** The member of `import * as tasks` that `tasks.square` names. */
function memberOf(checker: ts.TypeChecker, node: ts.Node): ts.Symbol | undefined {
  const { parent } = node;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node) return undefined;
  const owner = origin(checker, checker.getSymbolAtLocation(node) ?? null);
  const isModule = owner !== null && (owner.flags & ts.SymbolFlags.ValueModule) !== 0;
  return isModule ? checker.getSymbolAtLocation(parent.name) : undefined;
}

/** `const other = square` or `const { boom } = group`. */
function isAlias({ node }: Unit, names: Set<ts.Symbol>, checker: ts.TypeChecker): boolean {
  if (!ts.isVariableDeclaration(node) || !node.initializer) return false;
  const value = unwrap(node.initializer);
  if (!ts.isIdentifier(value) && !ts.isPropertyAccessExpression(value)) return false;
  const root = rootIdentifier(value);
  const symbol = root && checker.getSymbolAtLocation(root);
  return symbol !== undefined && symbol !== null && names.has(symbol);
}

/** The name by which a unit calls a task when the module loads, or null. */
export function taskCalledAtLoad({ uses }: Unit, { reaches }: TaskCallers): string | null {
  const call = uses.find(
    (use) => use.kind === "call" && use.depth === 0 && use.task === null && reaches(use),
  );
  return call?.symbol.name ?? null;
}
