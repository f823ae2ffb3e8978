import type { Artifact, Envelope } from "@capsule/runtime";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import type { ServerSettings } from "../settings.ts";
import { cutText, cutValue } from "./cut.ts";
import { toolNames } from "./names.ts";
import { describe } from "./result.ts";
import { signatureOf } from "./signature.ts";
import type { ServerTool } from "./types.ts";

/**
 * A tool for each task of the artifact.
 *
 * @param taken Names of other tools.
 */
export function taskTools(
  { artifact, maxOutput }: ServerSettings,
  taken: readonly string[],
): ServerTool[] {
  if (artifact === null) return [];
  const names = toolNames(Object.keys(artifact.tasks), taken);
  return [...names].map(([task, name]) => taskTool(artifact, task, name, maxOutput));
}

function taskTool(artifact: Artifact, task: string, name: string, maxOutput: number): ServerTool {
  const { description, inputSchema, toCall } = signatureOf(artifact, task);
  return {
    definition: {
      name,
      ...(name !== task && { title: task }),
      description,
      inputSchema,
      annotations: { openWorldHint: (artifact.tasks[task]?.policy.hosts.length ?? 0) > 0 },
    },
    async call(input, { signal, onOutput }) {
      const { args, kwargs } = toCall(input);
      const envelope = await artifact.envelope(task, args, {
        ...(kwargs !== null && { kwargs }),
        signal,
        onLog: ({ stream, text }) => onOutput(stream, `${text}\n`),
      });
      return taskResult(envelope, maxOutput);
    },
  };
}

/** Text for the model; objects are structured content too. */
function taskResult({ success, result, error }: Envelope, maxOutput: number): CallToolResult {
  if (error !== null) {
    return {
      content: [{ type: "text", text: cutText(describe(error), maxOutput) }],
      isError: true,
    };
  }
  const text = typeof result === "string" ? result : JSON.stringify(result);
  const structured = cutValue(result, maxOutput);
  return {
    content: [{ type: "text", text: cutText(text, maxOutput) }],
    ...(isObject(structured) && { structuredContent: structured }),
    isError: !success,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
