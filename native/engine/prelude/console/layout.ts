import type { Context } from "./inspect.ts";

/** Columns that a line should keep to. */
const LINE_WIDTH = 80;
/** Levels of nesting that may share a line. */
const COMPACT_LEVELS = 3;
/** Longest list entries that are put into columns. */
const MAX_COLUMN_WIDTH = 6;

interface Frame {
  /** What stands in front of the brackets when it isn't a name, such as an error's stack. */
  base: string;
  open: string;
  close: string;
  level: number;
  isList: boolean;
}

/** Puts the entries of an object on one line, on one each, or a list's into columns: Node's rules. */
export function layOut(context: Context, output: string[], frame: Frame): string {
  const { base, open, close, level, isList } = frame;
  const entries =
    isList && output.length > MAX_COLUMN_WIDTH ? intoColumns(context, output) : output;
  const lead = base === "" ? "" : `${base} `;
  if (context.currentDepth - level < COMPACT_LEVELS && entries === output) {
    const start = output.length + context.indentation + open.length + base.length + 10;
    const length = output.reduce((sum, entry) => sum + entry.length, output.length + start);
    const isShort = length <= LINE_WIDTH && !base.includes("\n");
    if (isShort && output.every((entry) => !entry.includes("\n"))) {
      return `${lead}${open} ${output.join(", ")} ${close}`;
    }
  }
  const line = `\n${" ".repeat(context.indentation)}`;
  return `${lead}${open}${line}  ${entries.join(`,${line}  `)}${line}${close}`;
}

/** Puts short entries side by side; gives `output` itself where they are too long for that. */
function intoColumns(context: Context, output: string[]): string[] {
  const last = output[output.length - 1] ?? "";
  const hasRest = last.startsWith("... ");
  const count = hasRest ? output.length - 1 : output.length;
  const lengths = output.slice(0, count).map((entry) => entry.length);
  const widest = Math.max(...lengths) + 2;
  const total = lengths.reduce((sum, length) => sum + length + 2, 0);
  const fits = widest * 3 + context.indentation < LINE_WIDTH;
  if (!fits || (total / widest <= 5 && widest > MAX_COLUMN_WIDTH + 2)) return output;
  if (output.some((entry) => entry.includes("\n"))) return output;

  // As many columns as make the block look square, since a character is 2.5 times as high as wide.
  const width = Math.max(widest - 3 - Math.sqrt(widest - total / output.length), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * width * count) / width),
    Math.floor((LINE_WIDTH - context.indentation) / widest),
    COMPACT_LEVELS * 4,
    15,
  );
  if (columns <= 1) return output;
  const widths = Array.from(
    { length: columns },
    (_, column) =>
      lengths.reduce(
        (most, length, at) => (at % columns === column && length > most ? length : most),
        0,
      ) + 2,
  );
  const isNumeric = output.slice(0, count).every((entry) => /^-?[\d.]+(e[+-]?\d+)?n?$/.test(entry));
  const lines: string[] = [];
  for (let start = 0; start < count; start += columns) {
    const end = Math.min(start + columns, count);
    let line = "";
    for (let at = start; at < end; at++) {
      const entry = at === end - 1 ? (output[at] ?? "") : `${output[at]}, `;
      const size = (widths[at - start] ?? 0) - (at === end - 1 ? 2 : 0);
      if (isNumeric) line += entry.padStart(size);
      else line += at === end - 1 ? entry : entry.padEnd(size);
    }
    lines.push(line);
  }
  if (hasRest) lines.push(last);
  return lines;
}
