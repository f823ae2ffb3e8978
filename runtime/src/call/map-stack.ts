import { originalPositionFor, type TraceMap } from "@jridgewell/trace-mapping";
import { type Frame, formatFrames, parseFrames } from "./frames.ts";

/** Finds the source map of a file that frames name; null where there is none. */
export type MapOf = (file: string) => TraceMap | null;

/**
 * Maps a guest's stack to the sources of its tasks. Frames of the engine and of Capsule's own guest
 * library are left out, those of dependencies stay.
 */
export function mapStack(stack: string, mapOf: MapOf): string {
  const frames = parseFrames(stack)
    .filter((frame) => !isEngine(frame))
    .map((frame) => mapFrame(frame, mapOf))
    .filter((frame) => !isGuestLibrary(frame));
  return formatFrames(frames);
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
