import ts from "#typescript";
import type { ModuleScan, Unit } from "../unit.ts";

const DIRECTIVE = /(?:\/\/|\/\*)\s*capsule:\s*([\w-]+)/;

/** The `// capsule:keep` or `// capsule:drop` before a statement. */
export interface Directives {
  of: (statement: ts.Statement) => Unit["directive"];
  unknown: ModuleScan["unknownDirectives"];
}

export function readDirectives(file: ts.SourceFile): Directives {
  const { text } = file;
  const found = new Map<ts.Statement, Unit["directive"]>();
  const effective = new Set<number>();
  const unknown: ModuleScan["unknownDirectives"] = [];
  for (const statement of file.statements) {
    for (const { pos, end } of ts.getLeadingCommentRanges(text, statement.getFullStart()) ?? []) {
      const word = DIRECTIVE.exec(text.slice(pos, end))?.[1];
      if (word === undefined) continue;
      effective.add(pos);
      if (word === "keep" || word === "drop") found.set(statement, word);
      else unknown.push({ start: pos, word });
    }
  }
  // Elsewhere, for example inside a function, the comment would be overlooked without a word.
  for (const match of text.matchAll(/(?:\/\/|\/\*)\s*capsule:\s*(keep|drop)\b/g)) {
    if (!effective.has(match.index)) unknown.push({ start: match.index, word: match[1] as string });
  }
  return { of: (statement) => found.get(statement) ?? null, unknown };
}
