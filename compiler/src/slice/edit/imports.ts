import type MagicString from "magic-string";
import ts from "#typescript";
import { removeElements } from "./remove.ts";

/** Takes single bindings out of an import of which something is kept. */
export function editImport(
  output: MagicString,
  file: ts.SourceFile,
  { importClause: clause }: ts.ImportDeclaration,
  isKept: (node: ts.Node) => boolean,
): void {
  if (!clause) return;
  const { name, namedBindings: bindings } = clause;
  const keptBindings =
    bindings !== undefined &&
    (ts.isNamespaceImport(bindings) ? isKept(bindings) : bindings.elements.some(isKept));
  if (name && bindings && !isKept(name)) {
    output.remove(name.getStart(file), bindings.getStart(file));
  }
  if (name && bindings && !keptBindings) output.remove(name.end, bindings.end);
  if (keptBindings && ts.isNamedImports(bindings)) {
    removeElements(output, file, bindings.elements, isKept);
  }
}
