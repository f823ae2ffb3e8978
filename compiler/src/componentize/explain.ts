import {
  engineFailure,
  type Impurity,
  impureTopLevel,
  topLevelFailed,
} from "../diagnostics/bundle.ts";
import type { Diagnostic, Place } from "../diagnostics/types.ts";

/** A stack of a guest, led back to the project's sources. */
export interface Frames {
  /** The frames in the project's own sources, innermost first. */
  places: Place[];
  /** What of it is for people; null where that is nothing. */
  text: string | null;
}

/** Reads a stack as a language's runner writes it. */
export type ReadFrames = (stack: string) => Frames;

/** What a top level reads that differs between runs, and where. */
export interface ImpureRead {
  /** Null where the engine waits for what can't happen at build time. */
  kind: Impurity | null;
  place: Place;
}

/**
 * Reads the notes of a snapshot. Code of dependencies is told by the line of the project that led there.
 * @param fallback Where none did.
 */
export function impuritiesOf(
  notes: readonly string[],
  framesOf: ReadFrames,
  fallback: Place,
): ImpureRead[] {
  return notes.map((note) => {
    const { kind, stack } = (parse(note) ?? {}) as { kind?: Impurity; stack?: string };
    const [place = fallback] = framesOf(stack ?? "").places;
    return { kind: kind ?? null, place };
  });
}

/**
 * What the first evaluation of a top level has shown, as diagnostics at the lines that caused it.
 * @param name Of the task, or of the file.
 */
export function explainSnapshot(
  name: string,
  error: string | null,
  reads: readonly ImpureRead[],
  framesOf: ReadFrames,
): Diagnostic[] {
  if (error === null) return reads.map(({ kind, place }) => impureTopLevel(name, kind, place));
  const told = parse(error) as { name?: string; message?: string; stack?: string } | null;
  if (told === null) return [engineFailure(name, error)];
  const message = [told.name, told.message].filter(Boolean).join(": ");
  const { places, text } = framesOf(told.stack ?? "");
  return [topLevelFailed(name, message, text, places[0] ?? null)];
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
