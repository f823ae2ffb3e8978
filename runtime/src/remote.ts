import { boundTask, type Task } from "./bound-task.ts";
import type { TaskFunction } from "./crossing.ts";
import { artifactWith } from "./nearest.ts";

/**
 * A task of the project by its name: one that is defined in another language, or elsewhere. Its
 * parameters and its result are what the caller says they are.
 *
 * ```ts
 * const cleanText = remote<(text: string) => string>("clean-text"); // a task in Python
 * ```
 *
 * The artifact is found as for {@link task}; within a task, it is the caller's own.
 */
export function remote<F extends TaskFunction>(name: string): Task<F> {
  return boundTask(name, () => artifactWith(name)) as Task<F>;
}
