import { resolve } from "node:path";
import type ts from "typescript";
import type { Place } from "../diagnostics/types.ts";

/** Where a node is written. */
export function placeOfNode(node: ts.Node): Place {
  const file = node.getSourceFile();
  return placeOfSpan(file, node.getStart(file), node.getEnd());
}

/** Where a range of a file's text is, given by its offsets. */
export function placeOfSpan(file: ts.SourceFile, start: number, end: number): Place {
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return {
    file: resolve(file.fileName),
    line: line + 1,
    column: character + 1,
    length: Math.max(1, end - start),
    text: file.text,
  };
}
