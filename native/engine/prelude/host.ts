/** Functions of a bundle's tasks by their names. */
export const tasks: Record<string, (...args: unknown[]) => unknown> = Object.create(null);

/** `define` of `capsule:host`: registers the function of a task. */
export function define(name: string, fn: (...args: unknown[]) => unknown): void {
  if (typeof fn !== "function") throw new TypeError(`task ${String(name)} is not a function`);
  tasks[name] = fn;
}

/** An error of a task that was called, with the host's error object in `capsule`. */
interface CallError extends Error {
  capsule: { error_type: string; message: string; stack?: string; hint?: string };
}

/** What a call took, as in its envelope. */
interface CallExecution {
  duration_ms: number;
  retries: number;
  fuel_consumed: number;
  ram_used: number;
}

/**
 * `call` of `capsule:host`: calls a task with a JSON array of arguments. Resolves with the JSON of its result,
 * or "" where it has none; rejects with an error whose `capsule` is the host's error object. Before either,
 * `onExecution` is told what the call took.
 */
export function call(
  task: string,
  args: string,
  onExecution?: (execution: CallExecution) => void,
): Promise<string> {
  // Made here, so that its stack is the caller's.
  const error = new Error();
  return new Promise((resolve, reject) => {
    native.callTask(String(task), String(args), (failure, result, execution) => {
      if (execution !== undefined) onExecution?.(native.parseJson(execution) as CallExecution);
      if (failure === undefined) {
        resolve(result);
        return;
      }
      const capsule = native.parseJson(failure) as CallError["capsule"];
      error.message = capsule.message;
      reject(Object.assign(error, { capsule }));
    });
  });
}

/** A promise for an object that is not one but has a `then`; undefined for others. */
export function adopt(value: { then?: unknown }): Promise<unknown> | undefined {
  return typeof value.then === "function" ? Promise.resolve(value) : undefined;
}
