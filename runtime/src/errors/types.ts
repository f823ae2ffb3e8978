/** Every way in which a call can fail. The sandbox crate, the Python SDK and the docs keep the same list. */
export const ERROR_TYPES = [
  "task_error",
  "timeout",
  "fuel_exhausted",
  "out_of_memory",
  "stack_overflow",
  "trap",
  "invalid_arguments",
  "invalid_result",
  "permission_denied",
  "task_not_found",
  "cancelled",
  "artifact_invalid",
  "internal_error",
] as const;

export type ErrorType = (typeof ERROR_TYPES)[number];
