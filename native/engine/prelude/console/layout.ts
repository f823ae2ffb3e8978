import { withoutEscapes } from "./colors.ts";
import { columnsOf } from "./columns.ts";
import type { Context } from "./options.ts";

/** Longest list entries that are put into columns in any case. */
const SHORT_ENTRY = 6;

interface Frame {
  /** What stands in front of the brackets when it isn't a name, such as an error's stack. */
  base: string;
  open: string;
  close: string;
  level: number;
  isList: boolean;
  /** The list itself: numbers are aligned to the right. */
  value: unknown;
}

/** Puts the entries of an object on one line, on one each, or a list's into columns: Node's rules. */
export function layOut(context: Context, output: string[], frame: Frame): string {
  const { base, open, close } = frame;
  if (context.compact === true) return layOutCompactly(context, output, frame);
  const lead = base === "" ? "" : `${base} `;
  let entries = output;
  if (typeof context.compact === "number" && context.compact >= 1) {
    if (frame.isList && output.length > SHORT_ENTRY) {
      entries = intoColumns(context, output, frame.value);
    }
    if (context.currentDepth - frame.level < context.compact && entries === output) {
      const start = output.length + context.indentation + open.length + base.length + 10;
      if (fits(context, output, start, base)) {
        const joined = output.join(", ");
        if (!joined.includes("\n")) return `${lead}${open} ${joined} ${close}`;
      }
    }
  }
  const line = `\n${" ".repeat(context.indentation)}`;
  return `${lead}${open}${line}  ${entries.join(`,${line}  `)}${line}${close}`;
}

function layOutCompactly(context: Context, output: string[], frame: Frame): string {
  const { base, open, close } = frame;
  const lead = base === "" ? "" : ` ${base}`;
  if (fits(context, output, 0, base)) return `${open}${lead} ${output.join(", ")} ${close}`;
  const indentation = " ".repeat(context.indentation);
  const start = base === "" && open.length === 1 ? " " : `${lead}\n${indentation}  `;
  return `${open}${start}${output.join(`,\n${indentation}  `)} ${close}`;
}

/** Whether all entries have room on a line. */
function fits(context: Context, output: string[], start: number, base: string): boolean {
  let length = output.length + start;
  if (length + output.length > context.breakLength) return false;
  for (const entry of output) {
    length += (context.colors ? withoutEscapes(entry) : entry).length;
    if (length > context.breakLength) return false;
  }
  return !base.includes("\n");
}

/** Puts short entries side by side; gives `output` itself where they are too long for that. */
function intoColumns(context: Context, output: string[], value: unknown): string[] {
  const hasRest = context.maxArrayLength < output.length;
  const count = hasRest ? output.length - 1 : output.length;
  const lengths = output.slice(0, count).map((entry) => columnsOf(entry));
  const widest = Math.max(0, ...lengths) + 2;
  const total = lengths.reduce((sum, length) => sum + length + 2, 0);
  const hasRoom = widest * 3 + context.indentation < context.breakLength;
  if (!hasRoom || (total / widest <= 5 && widest > SHORT_ENTRY + 2)) return output;

  // As many columns as make the block look square, since a character is 2.5 times as high as wide.
  const bias = Math.max(widest - 3 - Math.sqrt(widest - total / output.length), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * bias * count) / bias),
    Math.floor((context.breakLength - context.indentation) / widest),
    (context.compact as number) * 4,
    15,
  );
  if (columns <= 1) return output;
  const widths = Array.from({ length: columns }, (_, column) => {
    const inColumn = lengths.filter((_length, at) => at % columns === column);
    return Math.max(0, ...inColumn) + 2;
  });
  const isNumeric = isOfNumbers(value, output.length);
  const lines: string[] = [];
  for (let start = 0; start < count; start += columns) {
    const end = Math.min(start + columns, count);
    let line = "";
    for (let at = start; at < end; at++) {
      const isLast = at === end - 1;
      const entry = isLast ? (output[at] as string) : `${output[at]}, `;
      // Colours are part of the text, but take no room.
      const invisible = (output[at] as string).length - (lengths[at] as number);
      const size = (widths[at - start] as number) + invisible - (isLast ? 2 : 0);
      if (isNumeric) line += entry.padStart(size);
      else line += isLast ? entry : entry.padEnd(size);
    }
    lines.push(line);
  }
  if (hasRest) lines.push(output[count] as string);
  return lines;
}

/** Without a list, entries are aligned like numbers. */
function isOfNumbers(value: unknown, count: number): boolean {
  if (value === undefined) return true;
  const list = value as ArrayLike<unknown>;
  for (let at = 0; at < count; at++) {
    if (typeof list[at] !== "number" && typeof list[at] !== "bigint") return false;
  }
  return true;
}
