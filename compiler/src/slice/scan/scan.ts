import ts from "#typescript";
import { tasksByFile } from "../../discover/modules.ts";
import type { Discovery } from "../../discover/types.ts";
import type { ModuleScan, Unit } from "../unit.ts";
import { readDirectives } from "./directives.ts";
import { splitStatement } from "./split.ts";
import { collectUses } from "./uses.ts";

const known = new WeakMap<Discovery, Map<string, ModuleScan>>();

/** A module's units with what each declares and uses. Scanned once for all tasks of a project. */
export function scanModule(discovery: Discovery, file: ts.SourceFile): ModuleScan {
  const scans = known.get(discovery) ?? new Map<string, ModuleScan>();
  known.set(discovery, scans);
  const scan = scans.get(file.fileName) ?? scanFile(discovery, file);
  scans.set(file.fileName, scan);
  return scan;
}

function scanFile(discovery: Discovery, file: ts.SourceFile): ModuleScan {
  const checker = discovery.program.getTypeChecker();
  const directives = readDirectives(file);
  const owners = new Map<ts.Symbol, Unit[]>();
  const byNode = new Map<ts.Node, Unit>();
  const units = file.statements.flatMap((statement) => {
    const directive = directives.of(statement);
    return splitStatement(statement).map(({ kind, node, names }): Unit => {
      const unit: Unit = {
        kind,
        node,
        statement,
        bindings: new Set(),
        uses: [],
        tasks: [],
        dynamicImports: [],
        importMetas: [],
        directive,
      };
      byNode.set(node, unit);
      for (const name of names) {
        const symbol = checker.getSymbolAtLocation(name);
        if (!symbol) continue;
        unit.bindings.add(symbol);
        owners.set(symbol, [...(owners.get(symbol) ?? []), unit]);
      }
      return unit;
    });
  });
  const inFile = [...tasksByFile(discovery).values()].flat();
  const context = {
    checker,
    owned: (symbol: ts.Symbol) => owners.has(symbol),
    tasks: new Map(inFile.map((task) => [task.call as ts.Node, task])),
    jsx: jsxFactory(discovery.program.getCompilerOptions(), owners),
  };
  for (const unit of units) {
    if (unit.kind !== "import" && unit.kind !== "type" && unit.kind !== "bare") {
      collectUses(unit, context);
    }
  }
  return {
    file,
    units,
    owners,
    unitOf: (declaration) => {
      const node = ts.findAncestor(declaration, (ancestor) => byNode.has(ancestor));
      return (node && byNode.get(node)) ?? null;
    },
    unknownDirectives: directives.unknown,
  };
}

/** With the classic JSX transform, elements are calls of `React.createElement`. */
function jsxFactory(
  { jsx, jsxFactory: factory }: ts.CompilerOptions,
  owners: Map<ts.Symbol, Unit[]>,
): ts.Symbol | null {
  if (jsx === ts.JsxEmit.ReactJSX || jsx === ts.JsxEmit.ReactJSXDev) return null;
  const name = factory?.split(".")[0] ?? "React";
  return [...owners.keys()].find((symbol) => symbol.name === name) ?? null;
}
