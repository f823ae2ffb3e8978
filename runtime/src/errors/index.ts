export { CapsuleError, type ErrorDetails } from "./capsule-error.ts";
export {
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
export { errorFrom, fromEnvelope } from "./from-envelope.ts";
export { ERROR_TYPES, type ErrorType } from "./types.ts";
