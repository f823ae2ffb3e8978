import { boundTask, type Task } from "./bound-task.ts";
import type { CheckCrossing, TaskFunction } from "./crossing.ts";
import { artifactWith } from "./nearest.ts";
import type { TaskOptions } from "./task-options.ts";

/**
 * Declares a task: a function that is compiled ahead of time by `capsule build` and runs, at every
 * call, in a sandbox of its own with these limits and no more capabilities than these.
 *
 * The function itself never runs in the host: calling the task calls the compiled one of the same
 * name, in the artifact that `CAPSULE_ARTIFACT` names or in the nearest `.capsule/build` above the
 * main script or the current directory. Arguments and results cross as JSON.
 *
 * @throws TypeError where the options have no name.
 */
// `Function` has no signature, so that the callback is typed as if it stood alone: a parameter
// takes its type from its default value, and one without any type is an error, not `any`.
// biome-ignore lint/complexity/noBannedTypes: for that reason.
export function task<F extends Function>(
  options: TaskOptions,
  fn: F & CheckCrossing<F>,
): Task<Extract<F, TaskFunction>> {
  const { name } = options;
  if (typeof name !== "string" || typeof fn !== "function") {
    throw new TypeError(
      'task() takes options with a name, and a function: task({ name: "…" }, fn)',
    );
  }
  return boundTask(name, () => artifactWith(name)) as Task<never>;
}
