import type { Place } from "./types.ts";

const CONTEXT = 1;
const TAB = "  ";

/**
 * The lines around a place, numbered, the place underlined:
 *
 *     8 | export const c = …
 *   > 9 | export const d = task({ name: "d", ...OPTIONS }, …
 *       |                                       ^^^^^^^
 */
export function codeFrame(place: Place): string[] {
  const lines = place.text.split(/\r?\n/);
  const first = Math.max(1, place.line - CONTEXT);
  const last = Math.min(lines.length, place.line + CONTEXT);
  const width = String(last).length;
  const frame: string[] = [];
  for (let number = first; number <= last; number++) {
    const line = lines[number - 1] ?? "";
    const here = number === place.line;
    const gutter = `${here ? ">" : " "} ${String(number).padStart(width)} |`;
    frame.push(`${gutter} ${line.replaceAll("\t", TAB)}`.trimEnd());
    if (here) frame.push(`  ${" ".repeat(width)} | ${underline(line, place)}`);
  }
  return frame;
}

function underline(line: string, place: Place): string {
  const before = line.slice(0, place.column - 1).replaceAll("\t", TAB);
  const marked = line.slice(place.column - 1, place.column - 1 + place.length);
  return " ".repeat(before.length) + "^".repeat(Math.max(1, marked.replaceAll("\t", TAB).length));
}
