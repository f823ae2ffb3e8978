import { resolve } from "node:path";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { BUNDLE_FILE, type BundledCode } from "../bundle/types.ts";
import type { Place } from "../diagnostics/types.ts";
import type { Frames } from "./explain.ts";

/** `at name (task.js:1:2)`, and `at task.js:1:2` where there is no name. */
const FRAME = /^\s*at (?:async )?(?:(.*?) \()?([^()]*):(\d+):(\d+)\)?(?: \{)?$/;

/** A stack of the engine, whose frames lie in a bundle; the text has all of them, one a line. */
export function bundleFrames(stack: string, bundle: BundledCode, root: string): Frames {
  const map = new TraceMap(bundle.map);
  const places: Place[] = [];
  const lines: string[] = [];
  for (const text of stack.split("\n")) {
    const [, name, file, line, column] = FRAME.exec(text) ?? [];
    if (file !== BUNDLE_FILE) continue;
    const original = originalPositionFor(map, { line: Number(line), column: Number(column) - 1 });
    if (original.source === null) continue;
    const where = `${original.source}:${original.line}:${original.column + 1}`;
    lines.push(name ? `    at ${name} (${where})` : `    at ${where}`);
    const content = map.sourcesContent?.[map.sources.indexOf(original.source)];
    if (typeof content !== "string") continue;
    places.push({
      file: resolve(root, original.source),
      line: original.line,
      column: original.column + 1,
      length: wordLength(content, original.line, original.column),
      text: content,
    });
  }
  return { places, text: lines.length === 0 ? null : lines.join("\n") };
}

/** What stands at a position: the word there, or one character. */
function wordLength(text: string, line: number, column: number): number {
  const rest = text.split("\n")[line - 1]?.slice(column) ?? "";
  return /^[\w$.]+/.exec(rest)?.[0].length ?? 1;
}
