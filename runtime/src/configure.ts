import { availableParallelism, totalmem } from "node:os";

/** Limits of all calls of this process together. */
export interface Settings {
  /**
   * Calls that run at once; the others wait in order. Tasks that call tasks get their places
   * separately for each depth, so that callers can't block their callees.
   *
   * @default 4 × the available processors, at least 8: calls mostly wait for files and networks,
   * and busy ones yield to each other.
   */
  maxCalls: number;
  /**
   * Bytes of memory that running calls may reserve together, each its task's `ram`.
   *
   * @default 75 % of the machine's memory, or of the container's limit: the rest is for the host
   * program and the system.
   */
  ramBudget: number;
  /**
   * Longest chain of tasks that call tasks.
   *
   * @default 16: deeper chains are nearly always a recursion without an end.
   */
  maxDepth: number;
  /**
   * Calls that one task may have running at once; further ones wait.
   *
   * @default 64: enough to keep every place busy, too few for one task to fill the queue.
   */
  maxFanOut: number;
}

let settings: Readonly<Settings> | null = null;
let inUse = false;

/**
 * Sets limits for all calls of this process. What is left out keeps its default.
 *
 * @throws RangeError where a value is not a positive integer.
 * @throws Error where a task was called already: a sandbox keeps the limits it started with.
 */
export function configure(changes: Partial<Settings>): void {
  if (inUse) {
    throw new Error("configure() must be called before the first task is called.");
  }
  const next: Settings = { ...(settings ?? defaultSettings()) };
  for (const [name, value] of Object.entries(changes)) {
    if (!(name in next)) throw new RangeError(`configure() knows no setting "${name}".`);
    if (value === undefined) continue;
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new RangeError(`configure(): ${name} must be a positive integer, not ${value}.`);
    }
    next[name as keyof Settings] = value;
  }
  settings = next;
}

/** The settings that sandboxes start with; from here on they stand. */
export function takeSettings(): Readonly<Settings> {
  inUse = true;
  settings ??= defaultSettings();
  return settings;
}

/** What holds where {@link configure} says nothing. */
export function defaultSettings(): Settings {
  return {
    maxCalls: Math.max(8, 4 * availableParallelism()),
    ramBudget: Math.floor(availableMemory() * 0.75),
    maxDepth: 16,
    maxFanOut: 64,
  };
}

/** Bytes; a container's limit where it is lower than what the machine has. */
function availableMemory(): number {
  const limit = process.constrainedMemory?.() ?? 0;
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
