import ts from "#typescript";

/** What an identifier stands for as a value; for `{ a }` and `export { a }` the variable `a`. */
export function symbolOf(checker: ts.TypeChecker, node: ts.Node): ts.Symbol | null {
  const { parent } = node;
  if (parent && ts.isShorthandPropertyAssignment(parent) && parent.name === node) {
    return checker.getShorthandAssignmentValueSymbol(parent) ?? null;
  }
  if (parent && ts.isExportSpecifier(parent)) {
    return checker.getExportSpecifierLocalTargetSymbol(parent) ?? null;
  }
  return checker.getSymbolAtLocation(node) ?? null;
}

/** The symbol behind imports and re-exports. */
export function origin(checker: ts.TypeChecker, symbol: ts.Symbol | null): ts.Symbol | null {
  if (symbol === null) return null;
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
