import ts from "#typescript";
import { tasksByFile } from "../../discover/modules.ts";
import { isProjectFile } from "../../discover/program.ts";
import type { DiscoveredTask, Discovery } from "../../discover/types.ts";
import { scanModule } from "../scan/scan.ts";
import type { Unit } from "../unit.ts";
import { type Imported, importedNames, importsOfPlainModule } from "./imports.ts";
import { keepUnits } from "./keep.ts";
import { moduleFacts } from "./module-facts.ts";
import type { Roots, Scope } from "./scope.ts";

/** What each module of a task's bundle keeps, by file name. */
export type BundleScope = ReadonlyMap<string, Scope>;

const known = new WeakMap<Discovery, Map<DiscoveredTask, BundleScope>>();

/** The scope of every module with tasks that a task's bundle reaches. */
export function scopeBundle(discovery: Discovery, target: DiscoveredTask): BundleScope {
  const bundles = known.get(discovery) ?? new Map<DiscoveredTask, BundleScope>();
  known.set(discovery, bundles);
  const scope = bundles.get(target) ?? computeBundle(discovery, target);
  bundles.set(target, scope);
  return scope;
}

/**
 * Follows imports from the task's module. A module with tasks keeps what is imported from it, so an import cycle
 * back to the task's module makes roots there as well; all are visited again until nothing more is asked of any.
 */
function computeBundle(discovery: Discovery, target: DiscoveredTask): BundleScope {
  const { program } = discovery;
  const checker = program.getTypeChecker();
  const withTasks = new Set([...tasksByFile(discovery).values()].flat().map(fileOfTask));
  const asked = new Map<ts.SourceFile, Roots["exports"]>();
  const scopes = new Map<string, Scope>();
  const pending = [fileOfTask(target)];
  asked.set(fileOfTask(target), new Set());

  const ask = ({ specifier, names }: Imported) => {
    const symbol = checker.getSymbolAtLocation(specifier);
    const file = symbol?.declarations?.find(ts.isSourceFile);
    if (!file || !isProjectFile(file)) return;
    const before = asked.get(file);
    const after = union(before, names);
    if (before !== undefined && sizeOf(before) === sizeOf(after)) return;
    asked.set(file, after);
    pending.push(file);
  };

  for (let file = pending.pop(); file; file = pending.pop()) {
    const exports = asked.get(file) ?? new Set<string>();
    if (!withTasks.has(file)) {
      importsOfPlainModule(file, exports).forEach(ask);
      continue;
    }
    const own = fileOfTask(target) === file ? target : null;
    const facts = moduleFacts(discovery, scanModule(discovery, file));
    const scope = keepUnits(facts, checker, { target: own, exports });
    scopes.set(file.fileName, scope);
    for (const unit of scope.kept) importsOfUnit(unit, own, exports).forEach(ask);
  }
  return scopes;
}

function importsOfUnit(
  unit: Unit,
  target: DiscoveredTask | null,
  exports: Roots["exports"],
): Imported[] {
  const dynamic = unit.dynamicImports
    .filter(({ task }) => task === null || task === target)
    .map(({ specifier }): Imported => ({ specifier, names: "all" }));
  const { statement, node } = unit;
  const isImport = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
  return isImport ? [...dynamic, ...importedNames(statement, exports, node)] : dynamic;
}

function fileOfTask({ call }: DiscoveredTask): ts.SourceFile {
  return call.getSourceFile();
}

function union(first: Roots["exports"] | undefined, second: Roots["exports"]): Roots["exports"] {
  if (first === "all" || second === "all") return "all";
  return new Set([...(first ?? []), ...second]);
}

function sizeOf(names: Roots["exports"]): number {
  return names === "all" ? Number.POSITIVE_INFINITY : names.size;
}
