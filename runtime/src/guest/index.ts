export type { Envelope, EnvelopeError, Execution, HostRequest } from "../envelope.ts";
export {
  ArtifactInvalidError,
  CancelledError,
  CapsuleError,
  ERROR_TYPES,
  type ErrorType,
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
} from "../errors/index.ts";
export { defineTask } from "./define-task.ts";
export { type Remote, remote } from "./remote.ts";
export { task } from "./task.ts";
