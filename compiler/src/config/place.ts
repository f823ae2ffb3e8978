import type { Place } from "../diagnostics/types.ts";

/** The place of a line and column, to the end of the word there. */
export function lineOf(file: string, text: string, line: number, column: number): Place {
  const content = text.split("\n")[line - 1] ?? "";
  const word = /^[\w$-]+/.exec(content.slice(column - 1))?.[0].length ?? 1;
  return { file, line, column, length: word, text };
}

/**
 * Where a key of a TOML file is written: within a table, or the table's own header.
 * Null where it is written in a way that this search doesn't know (dotted or quoted keys).
 */
export function findKey(
  file: string,
  text: string,
  table: string | null,
  key: string,
): Place | null {
  let current: string | null = null;
  for (const [index, content] of text.split("\n").entries()) {
    const header = /^\s*\[+\s*([\w.-]+)/.exec(content);
    if (header?.[1] !== undefined) current = header[1];
    const name = header?.[1] ?? /^\s*([\w-]+)\s*=/.exec(content)?.[1];
    const inside = header ? table === null : current === table;
    if (name === key && inside) {
      return lineOf(file, text, index + 1, content.indexOf(key) + 1);
    }
  }
  return null;
}

/** Where a property of a configuration module is written, if it is written there exactly once. */
export function findProperty(file: string, text: string, key: string): Place | null {
  const found = [...text.matchAll(new RegExp(`(?<![\\w$.])${key}(?=["']?\\s*:)`, "g"))];
  const only = found.length === 1 ? found[0] : undefined;
  if (only === undefined) return null;
  const before = text.slice(0, only.index).split("\n");
  return lineOf(file, text, before.length, (before.at(-1)?.length ?? 0) + 1);
}
