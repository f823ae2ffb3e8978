import { resolve } from "node:path";
import { readFileOrNull } from "../cache/files.ts";
import type { Frames } from "../componentize/explain.ts";
import type { Place } from "../diagnostics/types.ts";

/** `File "app/clean.py", line 3, in <module>` */
const FRAME = /^\s*File "([^"]+)", line (\d+)/;

/** A traceback, whose frames in the project's files bear paths below its root. */
export function tracebackFrames(text: string, root: string): Frames {
  const places: Place[] = [];
  for (const line of text.split("\n")) {
    const [, file, number] = FRAME.exec(line) ?? [];
    if (file === undefined || file.startsWith("/") || file.startsWith("<")) continue;
    const path = resolve(root, file);
    const content = readFileOrNull(path)?.toString("utf8");
    if (content !== undefined) places.unshift(placeOfLine(path, content, Number(number)));
  }
  return { places, text: text === "" ? null : text };
}

function placeOfLine(file: string, text: string, line: number): Place {
  const content = text.split(/\r\n|\n|\r/)[line - 1] ?? "";
  const indent = content.length - content.trimStart().length;
  return { file, line, column: indent + 1, length: Math.max(1, content.trim().length), text };
}
