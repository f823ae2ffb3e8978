import type { ErrorType } from "./errors/types.ts";

/** The outcome of a call, as `--json` prints it and `task.envelope()` returns it. */
export interface Envelope<T = unknown> {
  success: boolean;
  /** The task's result as JSON carries it; null when the call failed or returned nothing. */
  result: T | null;
  error: EnvelopeError | null;
  execution: Execution;
}

/** An envelope, and its result as the guest wrote it. */
export interface TextEnvelope {
  envelope: Envelope;
  /** Valid JSON, which may have line breaks; null where the call failed or returned nothing. */
  result: string | null;
}

export interface EnvelopeError {
  error_type: ErrorType;
  message: string;
  /** Mapped to the task's source where a map is at hand. */
  stack?: string;
  /** What to do about it. */
  hint?: string;
}

export interface Execution {
  task_name: string;
  /** Milliseconds from the start of the first attempt to the outcome. */
  duration_ms: number;
  /** Retries that happened. */
  retries: number;
  /** Fuel of the last attempt. */
  fuel_consumed: number;
  /** Peak linear memory of the last attempt, bytes. */
  ram_used: number;
  /** Requests of all attempts, in their order; headers and bodies are never recorded. */
  host_requests: HostRequest[];
}

export interface HostRequest {
  method: string;
  url: string;
  /** Null when no response arrived or the request was refused. */
  status: number | null;
}
