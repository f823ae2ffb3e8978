import ts from "#typescript";

/** What the comment before a function says, or that before the statement that makes it a task; null where none does. */
export function documentation(callable: ts.Node, call: ts.CallExpression): string | null {
  for (const node of [callable, ...around(callable), ...around(call)]) {
    const comment = commentOf(node);
    if (comment !== null) return comment;
  }
  return null;
}

/** What `@param` says of a parameter; null where nothing does. */
export function parameterDocumentation(parameter: ts.ParameterDeclaration): string | null {
  const [own] = ts.getJSDocParameterTags(parameter);
  const tag = own ?? tagAround(parameter);
  return tag === undefined ? null : textOf(tag.comment);
}

/** What the comment before a declaration says, without its tags; null where there is none. */
export function commentOf(node: ts.Node): string | null {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return textOf(comments.at(-1)?.comment);
}

/** The comment before `export const main = task(…)` belongs to the function in it, too. */
function tagAround(parameter: ts.ParameterDeclaration): ts.JSDocParameterTag | undefined {
  for (const node of around(parameter.parent)) {
    for (const tag of ts.getJSDocTags(node)) {
      if (ts.isJSDocParameterTag(tag) && tag.name.getText() === parameter.name.getText())
        return tag;
    }
  }
  return undefined;
}

/** From an expression outwards to the statement that it is in. */
function* around(node: ts.Node): Generator<ts.Node> {
  for (let outer = node.parent; outer && !ts.isSourceFile(outer); outer = outer.parent) {
    // A function around it has a comment of its own.
    if (ts.isFunctionLike(outer)) return;
    yield outer;
    if (ts.isStatement(outer)) return;
  }
}

function textOf(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string | null {
  const text = ts
    .getTextOfJSDocComment(comment)
    ?.replace(/^[-–—]\s+/, "")
    .trim();
  return text ? text : null;
}
