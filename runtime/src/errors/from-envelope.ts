import type { Envelope, EnvelopeError } from "../envelope.ts";
import type { CapsuleError, ErrorDetails } from "./capsule-error.ts";
import {
  ArtifactInvalidError,
  CancelledError,
  FuelExhaustedError,
  InternalError,
  InvalidArgumentsError,
  InvalidResultError,
  OutOfMemoryError,
  PermissionDeniedError,
  StackOverflowError,
  TaskError,
  TaskNotFoundError,
  TimeoutError,
  TrapError,
} from "./classes.ts";
import type { ErrorType } from "./types.ts";

const CLASSES: Record<ErrorType, new (message: string, details?: ErrorDetails) => CapsuleError> = {
  task_error: TaskError,
  timeout: TimeoutError,
  fuel_exhausted: FuelExhaustedError,
  out_of_memory: OutOfMemoryError,
  stack_overflow: StackOverflowError,
  trap: TrapError,
  invalid_arguments: InvalidArgumentsError,
  invalid_result: InvalidResultError,
  permission_denied: PermissionDeniedError,
  task_not_found: TaskNotFoundError,
  cancelled: CancelledError,
  artifact_invalid: ArtifactInvalidError,
  internal_error: InternalError,
};

/**
 * Makes the error that stands for a failure; the one place that chooses a class.
 * An `error_type` that this version doesn't know becomes an {@link InternalError}.
 */
export function errorFrom(error: EnvelopeError, details: ErrorDetails = {}): CapsuleError {
  const known = Object.hasOwn(CLASSES, error.error_type);
  const Class = known ? CLASSES[error.error_type] : InternalError;
  return new Class(error.message, { hint: error.hint, stack: error.stack, ...details });
}

/** Makes the error of a failed call's envelope; null where the call succeeded. */
export function fromEnvelope(envelope: Envelope): CapsuleError | null {
  if (envelope.error === null) return null;
  const { execution } = envelope;
  return errorFrom(envelope.error, { taskName: execution.task_name, execution });
}
