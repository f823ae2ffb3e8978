import { resolve } from "node:path";
import { readFileOrNull } from "../cache/files.ts";
import type { ImpureRead } from "../componentize/explain.ts";
import {
  engineFailure,
  type Impurity,
  impureTopLevel,
  topLevelFailed,
} from "../diagnostics/bundle.ts";
import type { Diagnostic, Place } from "../diagnostics/types.ts";

/** `File "app/clean.py", line 3, in <module>` */
const FRAME = /^\s*File "([^"]+)", line (\d+)/;

/** The frames of a traceback in the project's own files, innermost first. */
export function placesIn(stack: string, root: string): Place[] {
  const found: Place[] = [];
  for (const line of stack.split("\n")) {
    const [, file, number] = FRAME.exec(line) ?? [];
    if (file === undefined || file.startsWith("/") || file.startsWith("<")) continue;
    const path = resolve(root, file);
    const text = readFileOrNull(path)?.toString("utf8");
    if (text !== undefined) found.unshift(lineOf(path, text, Number(number)));
  }
  return found;
}

function lineOf(file: string, text: string, line: number): Place {
  const content = text.split(/\r\n|\n|\r/)[line - 1] ?? "";
  const indent = content.length - content.trimStart().length;
  return { file, line, column: indent + 1, length: Math.max(1, content.trim().length), text };
}

/** Reads the notes of a snapshot. Code of packages is told by the line of the project that led there. */
export function impuritiesOf(notes: readonly string[], file: Place, root: string): ImpureRead[] {
  return notes.map((note) => {
    const { kind, stack } = (parse(note) ?? {}) as { kind?: Impurity; stack?: string };
    return { kind: kind ?? null, place: placesIn(stack ?? "", root)[0] ?? file };
  });
}

/** What the evaluation of a file's top level has shown. */
export function explainFile(
  name: string,
  error: string | null,
  reads: readonly ImpureRead[],
  root: string,
): Diagnostic[] {
  if (error === null) return reads.map(({ kind, place }) => impureTopLevel(name, kind, place));
  const told = parse(error) as { name?: string; message?: string; stack?: string } | null;
  if (told === null) return [engineFailure(name, error)];
  const message = [told.name, told.message].filter(Boolean).join(": ");
  const place = placesIn(told.stack ?? "", root)[0] ?? null;
  return [topLevelFailed(name, message, told.stack ?? null, place)];
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
