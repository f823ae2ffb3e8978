import type { Outcome } from "@capsule/native";
import type { Envelope, EnvelopeError, Execution } from "../envelope.ts";
import type { CapsuleError } from "../errors/capsule-error.ts";
import { ERROR_TYPES, type ErrorType } from "../errors/types.ts";

/** How a call ended: the value as the caller gets it, and what its envelope tells. */
export interface Ended {
  /** `undefined` where the task returned nothing, or failed. */
  value: unknown;
  error: EnvelopeError | null;
  /** The task that failed. */
  failed: string;
  execution: Execution;
  /** What the error's `cause` is set to. */
  cause: unknown;
}

const KNOWN: ReadonlySet<string> = new Set(ERROR_TYPES);

/** Reads what the sandbox says of a finished call. */
export function fromOutcome(task: string, outcome: Outcome): Ended {
  const execution: Execution = {
    task_name: task,
    duration_ms: outcome.durationMs,
    retries: outcome.retries,
    fuel_consumed: outcome.fuel,
    ram_used: outcome.ram,
    host_requests: outcome.requests,
  };
  const ended: Ended = { value: undefined, error: null, failed: task, execution, cause: undefined };
  if (outcome.error !== null) {
    const { errorType, message, stack, hint } = outcome.error;
    ended.error = {
      error_type: KNOWN.has(errorType) ? (errorType as ErrorType) : "internal_error",
      message,
      ...(stack !== null && { stack }),
      ...(hint !== null && { hint }),
    };
    ended.failed = outcome.error.task ?? task;
  } else if (outcome.result !== null && outcome.result !== "") {
    decodeInto(ended, outcome.result);
  }
  return ended;
}

/** A call that was refused before it reached the sandbox. */
export function refused(task: string, error: EnvelopeError, cause?: unknown): Ended {
  return { value: undefined, error, failed: task, execution: notRun(task), cause };
}

/** A call that an error of this package kept from the sandbox. */
export function refusedBy(error: CapsuleError, task: string): Ended {
  const { code, message, hint } = error;
  return refused(task, { error_type: code, message, ...(hint !== undefined && { hint }) }, error);
}

/** What callers of `.envelope()` get. */
export function toEnvelope(ended: Ended): Envelope {
  return {
    success: ended.error === null,
    result: ended.error === null ? (ended.value ?? null) : null,
    error: ended.error,
    execution: ended.execution,
  };
}

/** The envelope of a call that was refused before it reached the sandbox. */
export function refusalEnvelope(task: string, error: EnvelopeError): Envelope {
  return toEnvelope(refused(task, error));
}

function notRun(task: string): Execution {
  return {
    task_name: task,
    duration_ms: 0,
    retries: 0,
    fuel_consumed: 0,
    ram_used: 0,
    host_requests: [],
  };
}

/** The guest wrote this text, so it may be anything. */
function decodeInto(ended: Ended, text: string): void {
  try {
    ended.value = JSON.parse(text);
  } catch (cause) {
    ended.error = {
      error_type: "invalid_result",
      message: `The result of task "${ended.execution.task_name}" is not JSON: ${(cause as Error).message}`,
      hint: "Return plain values: what JSON.stringify can write.",
    };
    ended.cause = cause;
  }
}
