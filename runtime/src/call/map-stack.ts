import { originalPositionFor, type TraceMap } from "@jridgewell/trace-mapping";
import { type Frame, parseFrame } from "./frames.ts";

/** Finds the source map of a file that frames name; null where there is none. */
export type MapOf = (file: string) => TraceMap | null;

/** A guest writes its own stacks; nobody reads further than this. */
const MOST_LINES = 256;

/**
 * Maps a guest's stack to the sources of its tasks, those of causes and of errors in it as well.
 * Frames of the engine and of Capsule's own guest library are left out, those of dependencies stay.
 */
export function mapStack(stack: string, mapOf: MapOf): string {
  const lines: string[] = [];
  for (const line of stack.split("\n").slice(0, MOST_LINES)) {
    const mapped = mapLine(line, mapOf);
    if (mapped !== null) lines.push(mapped);
    // The brace before an error's properties stands behind the last frame.
    else if (line.endsWith(" {") && lines.length > 0) lines.push(`${lines.pop()} {`);
  }
  return lines.join("\n");
}

/** Maps one line; null for a frame that is left out, the line itself where it is no frame. */
export function mapLine(text: string, mapOf: MapOf): string | null {
  const line = parseFrame(text);
  if (line === null) return text;
  if (isEngine(line.frame)) return null;
  const frame = mapFrame(line.frame, mapOf);
  return isGuestLibrary(frame) ? null : line.write(frame);
}

function mapFrame(frame: Frame, mapOf: MapOf): Frame {
  const map = frame.line === null ? null : mapOf(frame.file);
  if (map === null) return frame;
  const column = Math.max((frame.column ?? 1) - 1, 0);
  const original = originalPositionFor(map, { line: frame.line as number, column });
  if (original.source === null) return frame;
  return {
    name: frame.name,
    file: original.source,
    line: original.line,
    column: original.column + 1,
  };
}

/** Built-in functions, and modules that the runner itself brings. */
function isEngine({ file }: Frame): boolean {
  return file === "native" || file === "" || /(^|\/)capsule:/.test(file);
}

/** Where the guest library lies once installed, or in this repository. */
function isGuestLibrary({ file }: Frame): boolean {
  return /(^|\/)(@capsule|\.\.)\/runtime\/(dist|src)\/(guest|errors|call)\//.test(file);
}
