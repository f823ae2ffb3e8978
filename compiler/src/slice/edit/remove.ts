import type MagicString from "magic-string";
import ts from "#typescript";

/** Takes a statement out, with the comments before and beside it. */
export function removeStatement(output: MagicString, file: ts.SourceFile, node: ts.Node): void {
  const { text } = file;
  const end = ts.getTrailingCommentRanges(text, node.end)?.at(-1)?.end ?? node.end;
  const isFirst = file.statements[0] === node;
  if (!isFirst) {
    const before = node.getFullStart();
    // What is beside the statement before is that statement's comment.
    const start = ts.getTrailingCommentRanges(text, before)?.at(-1)?.end ?? before;
    output.remove(start, end);
    return;
  }
  // The comments at the top of a file are the file's: a licence, a JSX pragma.
  const newline = /^\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
  output.remove(node.getStart(file), end + newline);
}

/** Takes elements out of a list that is separated by commas; at least one stays. */
export function removeElements(
  output: MagicString,
  file: ts.SourceFile,
  elements: readonly ts.Node[],
  isKept: (element: ts.Node) => boolean,
): void {
  let anyKept = false;
  elements.forEach((element, index) => {
    if (isKept(element)) {
      anyKept = true;
      return;
    }
    const before = elements[index - 1];
    const after = elements[index + 1];
    if (anyKept && before) output.remove(before.end, element.end);
    else if (after) output.remove(element.getStart(file), after.getStart(file));
  });
}
