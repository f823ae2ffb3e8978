import type { RunEnvelope } from "@capsule/interpreter";
import type { EnvelopeError, Execution } from "@capsule/runtime";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { cutText, cutValue } from "./cut.ts";

/** How a run left its session. */
export interface SessionState {
  id: string;
  /** False after a limit or trap: the next run begins anew, with the files of before. */
  usable: boolean;
}

/** The answer of `run_python` and `run_javascript`; its structured part follows {@link RUN_OUTPUT}. */
export function runResult(
  { success, value, stdout, stderr, text, error, execution }: RunEnvelope,
  session: SessionState | null,
  maxOutput: number,
): CallToolResult {
  const structured = {
    success,
    value: cutValue(value, maxOutput),
    stdout: cutText(stdout, maxOutput),
    stderr: cutText(stderr, maxOutput),
    error: error && shortError(error, maxOutput),
    execution: usage(execution),
    ...(session !== null && { session }),
  };
  // The text of a failed run ends in the bare message.
  const shown = error === null ? text : stdout;
  const parts = [shown, stderr && `stderr:\n${stderr}`, error && describe(error), lost(session)];
  return {
    // There are models that take no empty text.
    content: [{ type: "text", text: cutText(joinParts(parts), maxOutput) || "(no output)" }],
    structuredContent: structured,
    isError: !success,
  };
}

/** The schema of a run's structured content. */
export const RUN_OUTPUT = {
  type: "object" as const,
  properties: {
    success: { type: "boolean" },
    value: { description: "The value of the last expression; null where there is none." },
    stdout: { type: "string" },
    stderr: { type: "string" },
    error: {
      type: ["object", "null"],
      properties: {
        error_type: { type: "string" },
        message: { type: "string" },
        stack: { type: "string" },
        hint: { type: "string" },
      },
      required: ["error_type", "message"],
    },
    execution: {
      type: "object",
      properties: {
        duration_ms: { type: "number" },
        fuel_consumed: { type: "number" },
        ram_used: { type: "number" },
        host_requests: { type: "array", items: { type: "object" } },
      },
      required: ["duration_ms", "fuel_consumed", "ram_used", "host_requests"],
    },
    session: {
      type: "object",
      properties: { id: { type: "string" }, usable: { type: "boolean" } },
      required: ["id", "usable"],
    },
  },
  required: ["success", "value", "stdout", "stderr", "error", "execution"],
};

/** An error as a model reads it: where it was thrown, else what it says, and the way out. */
export function describe({ error_type, message, stack, hint }: EnvelopeError): string {
  const shown = stack?.includes(message) ? stack : joinParts([message, stack]);
  return joinParts([`${error_type}: ${shown}`, hint && `hint: ${hint}`]);
}

/** Lines below each other; what is empty is left out. */
export function joinParts(parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => part !== null && part !== undefined && part !== "")
    .map((part) => (part as string).replace(/\n$/, ""))
    .join("\n");
}

function shortError(error: EnvelopeError, maxOutput: number): EnvelopeError {
  const { error_type, message, stack, hint } = error;
  return {
    error_type,
    message: cutText(message, maxOutput),
    ...(stack !== undefined && { stack: cutText(stack, maxOutput) }),
    ...(hint !== undefined && { hint }),
  };
}

function usage({ duration_ms, fuel_consumed, ram_used, host_requests }: Execution) {
  return { duration_ms, fuel_consumed, ram_used, host_requests };
}

function lost(session: SessionState | null): string | null {
  if (session === null || session.usable) return null;
  return `The session "${session.id}" lost its variables. Its files are kept; the next run in it begins anew.`;
}
