import type ts from "typescript";
import { RUNTIME } from "./packages.ts";
import { origin } from "./syntax/symbols.ts";

/** Whether a symbol is, behind imports and re-exports, the `task` that `@capsule/runtime` exports. */
export type IsTask = (symbol: ts.Symbol | null | undefined) => boolean;

export function createIsTask(
  checker: ts.TypeChecker,
  packageOf: (file: string) => string | null,
): IsTask {
  const known = new Map<ts.Symbol, boolean>();
  return (symbol) => {
    if (!symbol) return false;
    const cached = known.get(symbol);
    if (cached !== undefined) return cached;
    const declared = origin(checker, symbol);
    const found =
      declared?.name === "task" &&
      (declared.declarations ?? []).some(
        (declaration) => packageOf(declaration.getSourceFile().fileName) === RUNTIME,
      );
    known.set(symbol, found);
    return found;
  };
}
