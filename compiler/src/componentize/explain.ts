import type { BundledCode } from "../bundle/types.ts";
import {
  engineFailure,
  type Impurity,
  impureTopLevel,
  topLevelFailed,
} from "../diagnostics/bundle.ts";
import type { Diagnostic, Place } from "../diagnostics/types.ts";
import type { DiscoveredTask } from "../discover/types.ts";
import { bundleFrames } from "./stack.ts";

/** What the first evaluation of a task's top level has shown, as diagnostics at the lines that caused it. */
export function explainSnapshot(
  error: string | null,
  reads: readonly ImpureRead[],
  task: DiscoveredTask,
  bundle: BundledCode,
  root: string,
): Diagnostic[] {
  if (error !== null) return [topLevelError(error, task, bundle, root)];
  return reads.map(({ kind, place }) => impureTopLevel(task.name, kind, place));
}

/** What a top level reads that differs between runs, and where. */
export interface ImpureRead {
  /** Null where the engine waits for what can't happen at build time. */
  kind: Impurity | null;
  place: Place;
}

/** Reads the notes of a snapshot. Code of dependencies is told by the line of the project that led there. */
export function impuritiesOf(
  notes: readonly string[],
  task: DiscoveredTask,
  bundle: BundledCode,
  root: string,
): ImpureRead[] {
  return notes.map((note) => {
    const { kind, stack } = (parse(note) ?? {}) as { kind?: Impurity; stack?: string };
    const { places } = bundleFrames(stack ?? "", bundle, root);
    return { kind: kind ?? null, place: places[0] ?? task.place };
  });
}

function topLevelError(
  text: string,
  task: DiscoveredTask,
  bundle: BundledCode,
  root: string,
): Diagnostic {
  const error = parse(text) as { name?: string; message?: string; stack?: string } | null;
  if (error === null) return engineFailure(task.name, text);
  const message = [error.name, error.message].filter(Boolean).join(": ");
  const { places, text: stack } = bundleFrames(error.stack ?? "", bundle, root);
  return topLevelFailed(task.name, message, stack, places[0] ?? null);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
