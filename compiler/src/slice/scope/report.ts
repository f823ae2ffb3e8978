import ts from "#typescript";
import { ownCopy, topLevelTaskCall, unknownDirective } from "../../diagnostics/slice.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import { describeImportMeta } from "../../discover/modules.ts";
import { placeOfNode, placeOfSpan } from "../../discover/place.ts";
import type { DiscoveredTask } from "../../discover/types.ts";
import type { ModuleScan, Unit } from "../unit.ts";
import { reportDropped } from "./dropped.ts";
import type { ModuleFacts } from "./module-facts.ts";
import { activeUses, type Scope } from "./scope.ts";

/**
 * What a reader should know of a cut, in the order of the source.
 * @param subject What the cut is made for: `task "analyze"`.
 */
export function reportScope(
  facts: ModuleFacts,
  { kept, reached }: Scope,
  target: DiscoveredTask | null,
  subject: string,
): Diagnostic[] {
  const ofUnits = facts.scan.units.flatMap((unit) => {
    if (kept.has(unit)) return reportKept(unit, facts, target, subject);
    return reportDropped(unit, facts, reached, target, subject) ?? [];
  });
  const found = [
    ...ofUnits,
    ...reportCopies(kept, target, subject),
    ...reportDirectives(facts.scan),
  ];
  return found.sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
}

function reportKept(
  unit: Unit,
  facts: ModuleFacts,
  target: DiscoveredTask | null,
  subject: string,
): Diagnostic[] {
  const found = unit.importMetas
    .filter(({ task }) => task === null || task === target)
    .map(({ node }) => describeImportMeta(node));
  const called = facts.calledTask(unit);
  if (called !== null && unit.directive !== "keep") {
    found.push(topLevelTaskCall(subject, called, placeOfNode(unit.node)));
  }
  return found;
}

/** Variables of the module that the task's functions change: one note each. */
function reportCopies(
  kept: ReadonlySet<Unit>,
  target: DiscoveredTask | null,
  subject: string,
): Diagnostic[] {
  const copies = new Map<ts.Symbol, Diagnostic>();
  for (const unit of kept) {
    for (const { kind, symbol, node, depth } of activeUses(unit, target)) {
      const declaration = variableOf(symbol);
      if (kind !== "assign" || depth === 0 || !declaration || copies.has(symbol)) continue;
      const related = { message: "declared here", place: placeOfNode(declaration.name) };
      copies.set(symbol, ownCopy(subject, symbol.name, placeOfNode(node), related));
    }
  }
  return [...copies.values()];
}

/** `let` and `var` of a module; what is in a `const` may change as well, but that is seldom meant to last. */
function variableOf({ valueDeclaration }: ts.Symbol): ts.VariableDeclaration | null {
  if (!valueDeclaration || !ts.isVariableDeclaration(valueDeclaration)) return null;
  return ts.getCombinedNodeFlags(valueDeclaration) & ts.NodeFlags.Const ? null : valueDeclaration;
}

function reportDirectives({ file, unknownDirectives }: ModuleScan): Diagnostic[] {
  return unknownDirectives.map(({ start, word }) => {
    const newline = file.text.indexOf("\n", start);
    const end = newline === -1 ? file.text.length : newline;
    const length = file.text.slice(start, end).trimEnd().length;
    return unknownDirective(placeOfSpan(file, start, start + length), word);
  });
}
