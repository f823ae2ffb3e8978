import type { Artifact } from "./artifact.ts";
import { atCallSite } from "./call/call-site.ts";
import { refusedBy, toEnvelope } from "./call/outcome.ts";
import type { TaskFunction } from "./crossing.ts";
import type { Envelope } from "./envelope.ts";
import { CapsuleError } from "./errors/capsule-error.ts";

/** A task as the host calls it: the compiled function, in a sandbox of its own for each call. */
export interface Task<F extends TaskFunction = TaskFunction> {
  /**
   * Calls the task. Lines that it writes go to the process's standard error as `[task] text`.
   *
   * @throws CapsuleError of the class that says how the call failed.
   */
  (...args: Parameters<F>): Promise<Awaited<ReturnType<F>>>;
  /** Calls the task and tells how it went; doesn't reject for a failed call. */
  envelope(...args: Parameters<F>): Promise<Envelope<Awaited<ReturnType<F>>>>;
  readonly taskName: string;
}

/**
 * A task of an artifact that is found when it is called.
 *
 * @param artifact Gives the artifact, at each call. What it throws, the call rejects with.
 */
export function boundTask(name: string, artifact: () => Artifact): Task {
  const call = async (...args: unknown[]) => {
    let found: Artifact;
    try {
      found = artifact();
    } catch (error) {
      throw error instanceof CapsuleError ? atCallSite(error) : error;
    }
    return found.call(name, args);
  };
  const envelope = async (...args: unknown[]) => {
    let found: Artifact;
    try {
      found = artifact();
    } catch (error) {
      if (error instanceof CapsuleError) return toEnvelope(refusedBy(error, name));
      throw error;
    }
    return found.envelope(name, args);
  };
  Object.defineProperty(call, "name", { value: name });
  return Object.assign(call, { envelope, taskName: name });
}
