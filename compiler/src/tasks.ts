import type { Language, TaskSignature } from "@capsule/runtime/manifest";
import { duplicateTask } from "./diagnostics/tasks.ts";
import type { Diagnostic, Place } from "./diagnostics/types.ts";

/** A task as it stands in a source, whatever its language. */
export interface SourceTask {
  language: Language;
  name: string;
  /** Absolute path. */
  file: string;
  place: Place;
  /** The static value of the task's options under their names in TypeScript, its name included. */
  options: Record<string, unknown>;
  /** What it takes, where that can be told. */
  signature: TaskSignature | null;
  /**
   * Where an option's value was written: what was spread where it came by a spread, the options where it is missing.
   * With an index, that entry of a list where the list is written out.
   */
  placeOf: (option: string, index?: number) => Place;
}

/** Names are unique in a project, whatever the languages. */
export function duplicateNames(tasks: readonly SourceTask[]): Diagnostic[] {
  const first = new Map<string, SourceTask>();
  return tasks.flatMap((task) => {
    const earlier = first.get(task.name);
    if (!earlier) first.set(task.name, task);
    return earlier ? [duplicateTask(task.name, task.placeOf("name"), earlier.placeOf("name"))] : [];
  });
}
