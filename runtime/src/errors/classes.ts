import { CapsuleError, type ErrorDetails } from "./capsule-error.ts";

/** The task threw, or rejected. */
export class TaskError extends CapsuleError {
  declare readonly code: "task_error";
  constructor(message: string, details?: ErrorDetails) {
    super("task_error", message, details);
  }
}

/** The task's `timeout` passed, in busy code or in a wait. */
export class TimeoutError extends CapsuleError {
  declare readonly code: "timeout";
  constructor(message: string, details?: ErrorDetails) {
    super("timeout", message, details);
  }
}

/** The task used up its `compute`. */
export class FuelExhaustedError extends CapsuleError {
  declare readonly code: "fuel_exhausted";
  constructor(message: string, details?: ErrorDetails) {
    super("fuel_exhausted", message, details);
  }
}

/** The task needed more than its `ram`. */
export class OutOfMemoryError extends CapsuleError {
  declare readonly code: "out_of_memory";
  constructor(message: string, details?: ErrorDetails) {
    super("out_of_memory", message, details);
  }
}

/** The task recursed too deeply. */
export class StackOverflowError extends CapsuleError {
  declare readonly code: "stack_overflow";
  constructor(message: string, details?: ErrorDetails) {
    super("stack_overflow", message, details);
  }
}

/** The guest stopped in a way that no other type names. */
export class TrapError extends CapsuleError {
  declare readonly code: "trap";
  constructor(message: string, details?: ErrorDetails) {
    super("trap", message, details);
  }
}

/** The arguments can't be sent as JSON, or are too large. */
export class InvalidArgumentsError extends CapsuleError {
  declare readonly code: "invalid_arguments";
  constructor(message: string, details?: ErrorDetails) {
    super("invalid_arguments", message, details);
  }
}

/** The result can't be sent as JSON, or is too large. */
export class InvalidResultError extends CapsuleError {
  declare readonly code: "invalid_result";
  constructor(message: string, details?: ErrorDetails) {
    super("invalid_result", message, details);
  }
}

/** The task used a host, file or variable that its policy doesn't grant. */
export class PermissionDeniedError extends CapsuleError {
  declare readonly code: "permission_denied";
  constructor(message: string, details?: ErrorDetails) {
    super("permission_denied", message, details);
  }
}

/** The artifact has no task of that name. */
export class TaskNotFoundError extends CapsuleError {
  declare readonly code: "task_not_found";
  constructor(message: string, details?: ErrorDetails) {
    super("task_not_found", message, details);
  }
}

/** The call was aborted; `cause` is the reason of its abort signal. */
export class CancelledError extends CapsuleError {
  declare readonly code: "cancelled";
  constructor(message: string, details?: ErrorDetails) {
    super("cancelled", message, details);
  }
}

/** The artifact is missing, damaged, older than its sources, or of another version. */
export class ArtifactInvalidError extends CapsuleError {
  declare readonly code: "artifact_invalid";
  constructor(message: string, details?: ErrorDetails) {
    super("artifact_invalid", message, details);
  }
}

/** A defect of Capsule itself. */
export class InternalError extends CapsuleError {
  declare readonly code: "internal_error";
  constructor(message: string, details?: ErrorDetails) {
    super("internal_error", message, details);
  }
}
