import type { Execution } from "../envelope.ts";
import type { ErrorType } from "./types.ts";

/** What a failed call tells beside its message. */
export interface ErrorDetails {
  /** What to do about it. */
  hint?: string | undefined;
  /** The task that failed. */
  taskName?: string | undefined;
  /** Present where the call reached the sandbox. */
  execution?: Execution | undefined;
  /** Frames of the guest, one a line, already mapped to the task's source. */
  stack?: string | undefined;
  /** For a cancelled call, the reason of its abort signal. */
  cause?: unknown;
}

/**
 * A call that failed. Each {@link ErrorType} has a subclass; `code` tells them apart without
 * `instanceof`, across realms too.
 *
 * `stack` starts with the guest's frames, followed by the place in the host that made the call.
 */
export class CapsuleError extends Error {
  readonly code: ErrorType;
  // Declared only, so that an error shows no properties that say nothing.
  declare readonly hint: string | undefined;
  declare readonly taskName: string | undefined;
  declare readonly execution: Execution | undefined;

  constructor(code: ErrorType, message: string, details: ErrorDetails = {}) {
    super(message, "cause" in details ? { cause: details.cause } : undefined);
    this.code = code;
    const { hint, taskName, execution } = details;
    if (hint !== undefined) this.hint = hint;
    if (taskName !== undefined) this.taskName = taskName;
    if (execution !== undefined) this.execution = execution;
    // Read before the name is set: some tools write the header only when they are asked for it.
    const { stack = "" } = this;
    // Not `new.target.name`: a bundler that minifies would change it.
    this.name = className(code);
    this.stack = withGuestFrames(this, stack, details.stack);
  }
}

/** `fuel_exhausted` → `FuelExhaustedError`, `task_error` → `TaskError`. */
function className(code: ErrorType): string {
  const words = code.replace(/_error$/, "").split("_");
  return `${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}Error`;
}

/** Puts the frames of the guest between the header, here still that of an `Error`, and the frames of this side. */
function withGuestFrames({ name, message }: Error, stack: string, guest = ""): string {
  const header = message === "" ? "Error" : `Error: ${message}`;
  const own = stack.startsWith(header) ? stack.slice(header.length + 1) : stack;
  return [message === "" ? name : `${name}: ${message}`, guest, own]
    .map((part) => part.replace(/\n+$/, ""))
    .filter((part) => part !== "")
    .join("\n");
}
