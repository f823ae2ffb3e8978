import { call } from "capsule:host";
import { encodeArguments } from "../call/arguments.ts";
import type { Envelope, EnvelopeError } from "../envelope.ts";
import { errorFrom } from "../errors/from-envelope.ts";
import { nameFrames } from "./name-frames.ts";

/** A task as other tasks call it: by the host, in a sandbox of its own. */
export interface Remote {
  /** @throws CapsuleError of the class that says how the call failed. */
  (...args: unknown[]): Promise<unknown>;
  /**
   * Calls the task and tells how it went. The host keeps a callee's figures to itself: of
   * `execution`, a task learns `task_name` and `duration_ms`, the rest is zero.
   */
  envelope(...args: unknown[]): Promise<Envelope>;
  readonly taskName: string;
}

interface Answer {
  value: unknown;
  error: EnvelopeError | null;
  /** Where the call was made, for a failed one. */
  callSite: string;
}

/** The stub for a task of the same artifact. */
export function remote(name: string): Remote {
  const stub = async (...args: unknown[]) => {
    const { value, error, callSite } = await ask(name, args);
    if (error === null) return value;
    const stack = [error.stack, callSite].filter(Boolean).join("\n");
    throw errorFrom(error, { taskName: name, stack });
  };
  const envelope = async (...args: unknown[]) => {
    const start = Date.now();
    const answer = await ask(name, args);
    return toEnvelope(name, answer, Date.now() - start);
  };
  return Object.assign(stub, { envelope, taskName: name });
}

async function ask(name: string, args: unknown[]): Promise<Answer> {
  const text = encodeArguments(name, args);
  if (typeof text !== "string") return { value: undefined, error: text, callSite: "" };
  try {
    const result = await call(name, text);
    return { value: result === "" ? undefined : JSON.parse(result), error: null, callSite: "" };
  } catch (cause) {
    return failed(cause, name);
  }
}

/** What the host tells of a failed call; anything else that was thrown is a defect, passed on. */
function failed(cause: unknown, name: string): Answer {
  const { capsule, stack = "" } = (cause ?? {}) as { capsule?: EnvelopeError; stack?: string };
  if (capsule === undefined) throw cause;
  const error =
    capsule.stack === undefined ? capsule : { ...capsule, stack: nameFrames(capsule.stack, name) };
  return { value: undefined, error, callSite: framesOf(stack) };
}

/** Only the runner can make this error before the wait, while its caller is still on the stack. */
function framesOf(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .join("\n");
}

function toEnvelope(name: string, { value, error }: Answer, duration: number): Envelope {
  return {
    success: error === null,
    result: value ?? null,
    error,
    execution: {
      task_name: name,
      duration_ms: duration,
      retries: 0,
      fuel_consumed: 0,
      ram_used: 0,
      host_requests: [],
    },
  };
}
