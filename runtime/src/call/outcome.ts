import type { Outcome } from "@capsule/native";
import type { Envelope, EnvelopeError, Execution, TextEnvelope } from "../envelope.ts";
import type { CapsuleError } from "../errors/capsule-error.ts";
import { ERROR_TYPES, type ErrorType } from "../errors/types.ts";

/** How a call ended, its result as the sandbox gives it. */
export interface Answer {
  /** The result's JSON; null where the task returned nothing, or failed. */
  text: string | null;
  error: EnvelopeError | null;
  /** The task that failed. */
  failed: string;
  execution: Execution;
  /** What the error's `cause` is set to. */
  cause: unknown;
}

/** How a call ended: the value as the caller gets it, and what its envelope tells. */
export interface Ended extends Omit<Answer, "text"> {
  /** `undefined` where the task returned nothing, or failed. */
  value: unknown;
}

const KNOWN: ReadonlySet<string> = new Set(ERROR_TYPES);

/** Reads what the sandbox says of a finished call. */
export function fromOutcome(task: string, outcome: Outcome): Answer {
  const execution: Execution = {
    task_name: task,
    duration_ms: outcome.durationMs,
    retries: outcome.retries,
    fuel_consumed: outcome.fuel,
    ram_used: outcome.ram,
    host_requests: outcome.requests,
  };
  const answer: Answer = { text: null, error: null, failed: task, execution, cause: undefined };
  if (outcome.error !== null) {
    const { errorType, message, stack, hint } = outcome.error;
    answer.error = {
      error_type: KNOWN.has(errorType) ? (errorType as ErrorType) : "internal_error",
      message,
      ...(stack !== null && { stack }),
      ...(hint !== null && { hint }),
    };
    answer.failed = outcome.error.task ?? task;
  } else if (outcome.result !== null && outcome.result !== "") {
    answer.text = outcome.result;
  }
  return answer;
}

/** Reads the result. The guest wrote its text, so it may be anything. */
export function decode({ text, error, failed, execution, cause }: Answer): Ended {
  // Written out: to spread what is left of a parameter takes 5 µs of a call.
  const ended: Ended = { error, failed, execution, cause, value: undefined };
  if (text === null) return ended;
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
  return ended;
}

/** A call that was refused before it reached the sandbox. */
export function refused(task: string, error: EnvelopeError, cause?: unknown): Answer {
  return { text: null, error, failed: task, execution: notRun(task), cause };
}

/** A call that an error of this package kept from the sandbox. */
export function refusedBy(error: CapsuleError, task: string): Answer {
  const { code, message, hint } = error;
  return refused(task, { error_type: code, message, ...(hint !== undefined && { hint }) }, error);
}

/** What callers of `.envelope()` get. */
export function toEnvelope(answer: Answer): Envelope {
  const { value, error, execution } = decode(answer);
  return {
    success: error === null,
    result: error === null ? (value ?? null) : null,
    error,
    execution,
  };
}

/** What those get who pass results on to another program. */
export function toTextEnvelope(answer: Answer): TextEnvelope {
  const envelope = toEnvelope(answer);
  return { envelope, result: envelope.success ? answer.text : null };
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
