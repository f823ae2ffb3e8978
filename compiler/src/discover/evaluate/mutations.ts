import ts from "#typescript";
import { origin, symbolOf } from "../syntax/symbols.ts";
import { rootIdentifier } from "../syntax/unwrap.ts";
import { assignedTargets, methodCall } from "../syntax/writes.ts";

const MUTATORS =
  /^(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear)$/;

/** Finds the first place in the project that changes what a constant refers to. */
export type MutationOf = (symbol: ts.Symbol) => ts.Node | null;

/** Looks through the project's files once, when the first constant asks. */
export function createMutationOf(checker: ts.TypeChecker, files: ts.SourceFile[]): MutationOf {
  let index: Map<ts.Symbol, ts.Node> | null = null;
  return (symbol) => {
    index ??= collectMutations(checker, files);
    return index.get(symbol) ?? null;
  };
}

function collectMutations(
  checker: ts.TypeChecker,
  files: ts.SourceFile[],
): Map<ts.Symbol, ts.Node> {
  const found = new Map<ts.Symbol, ts.Node>();
  const visit = (node: ts.Node): void => {
    for (const target of mutatedBy(node)) {
      const root = rootIdentifier(target);
      const symbol = root && origin(checker, symbolOf(checker, root));
      if (symbol && !found.has(symbol)) found.set(symbol, node);
    }
    ts.forEachChild(node, visit);
  };
  files.forEach(visit);
  return found;
}

function mutatedBy(node: ts.Node): ts.Expression[] {
  const call = methodCall(node);
  const targets = isFreeze(node) ? [] : assignedTargets(node);
  return call !== null && MUTATORS.test(call.name) ? [...targets, call.receiver] : targets;
}

/** `Object.freeze(LIMITS)` keeps a constant as it is. */
function isFreeze(node: ts.Node): boolean {
  return ["freeze", "seal", "preventExtensions"].includes(methodCall(node)?.name ?? "");
}
