import type { EnvelopeError } from "../envelope.ts";
import type { ErrorType } from "../errors/types.ts";

const STATUS: Partial<Record<ErrorType, number>> = {
  invalid_arguments: 400,
  task_not_found: 404,
  timeout: 504,
  cancelled: 499,
};

/** The HTTP status for the outcome of a call. */
export function statusOf(error: EnvelopeError | null): number {
  return error === null ? 200 : (STATUS[error.error_type] ?? 500);
}
