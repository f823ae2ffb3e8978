import type { CallToolResult, Tool as ToolDefinition } from "@modelcontextprotocol/sdk/types.js";

/** A tool as clients see it, and what a call of it does. */
export interface ServerTool {
  definition: ToolDefinition;
  /**
   * @param input Checked against the definition's schema.
   * @throws ToolError for what the caller can mend; anything else is a defect.
   */
  call(input: Record<string, unknown>, context: CallContext): Promise<CallToolResult>;
}

/** What a call has beside its input. */
export interface CallContext {
  /** Aborted when the client cancels the call, or goes. */
  signal: AbortSignal;
  /** Takes what the code prints, while it runs. */
  onOutput(stream: "stdout" | "stderr", text: string): void;
}

/** A refusal whose message is for the model that called. */
export class ToolError extends Error {
  override readonly name = "ToolError";
}
