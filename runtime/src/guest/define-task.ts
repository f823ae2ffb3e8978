import { define } from "capsule:host";
import { type Remote, remote } from "./remote.ts";

/**
 * Registers the task that this component was compiled for. What comes back is its stub, the same
 * as for any other task: a task that calls itself starts a new call with limits of its own.
 */
export function defineTask(name: string, fn: (...args: never[]) => unknown): Remote {
  define(name, fn);
  return remote(name);
}
