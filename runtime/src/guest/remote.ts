import { type CallExecution, call } from "capsule:host";
import { encodeArguments } from "../call/arguments.ts";
import type { Envelope, EnvelopeError } from "../envelope.ts";
import { errorFrom } from "../errors/from-envelope.ts";
import { nameFrames } from "./name-frames.ts";

/** A task as other tasks call it: by the host, in a sandbox of its own. */
export interface Remote {
  /** @throws CapsuleError of the class that says how the call failed. */
  (...args: unknown[]): Promise<unknown>;
  /**
   * Calls the task and tells how it went and what it took. The callee's requests stay between it
   * and the host: `host_requests` is always empty here.
   */
  envelope(...args: unknown[]): Promise<Envelope>;
  readonly taskName: string;
}

interface Answer {
  value: unknown;
  error: EnvelopeError | null;
  /** Null for a call that the host was not asked for. */
  took: CallExecution | null;
  /** Where the call was made, for a failed one. */
  callSite: string;
}

/** The stub for a task of the same artifact. */
export function remote(name: string): Remote {
  const stub = async (...args: unknown[]) => {
    const { value, error, callSite } = await ask(name, args);
    if (error === null) return value;
    // The frames of who awaits it follow by themselves. Where nobody does, the place of the call is all there is.
    const isAwaited = new Error().stack?.includes("\n    at async ");
    const stack = [error.stack, isAwaited ? "" : callSite].filter(Boolean).join("\n");
    throw errorFrom(error, { taskName: name, stack });
  };
  const envelope = async (...args: unknown[]) => {
    const { value, error, took } = await ask(name, args);
    return {
      success: error === null,
      result: value ?? null,
      error,
      execution: { task_name: name, ...NOTHING, ...took },
    };
  };
  return Object.assign(stub, { envelope, taskName: name });
}

const NOTHING = { duration_ms: 0, retries: 0, fuel_consumed: 0, ram_used: 0, host_requests: [] };

async function ask(name: string, args: unknown[]): Promise<Answer> {
  const text = encodeArguments(name, args);
  if (typeof text !== "string") return { value: undefined, error: text, took: null, callSite: "" };
  let took: CallExecution | null = null;
  try {
    const result = await call(name, text, (execution) => {
      took = execution;
    });
    const value = result === "" ? undefined : JSON.parse(result);
    return { value, error: null, took, callSite: "" };
  } catch (cause) {
    return { ...failed(cause, name), took };
  }
}

/** What the host tells of a failed call; anything else that was thrown is a defect, passed on. */
function failed(cause: unknown, name: string): Omit<Answer, "took"> {
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
