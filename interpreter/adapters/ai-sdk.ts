import type { Language } from "@capsule/interpreter";
import { tool } from "ai";
import { z } from "zod";
import { CODE_DESCRIPTION, type SnippetToolOptions, snippetTool, textOf } from "./snippet-tool.ts";

export type { SnippetToolOptions } from "./snippet-tool.ts";

/**
 * A tool of the Vercel AI SDK that runs snippets, for `generateText({ tools: { run: … } })`: the
 * program gets the envelope, the model its text.
 */
export function aiSdkTool(language: Language, options: Omit<SnippetToolOptions, "name"> = {}) {
  const { description, run } = snippetTool(language, options);
  return tool({
    description,
    inputSchema: z.object({ code: z.string().describe(CODE_DESCRIPTION) }),
    execute: ({ code }, { abortSignal }) => run(code, abortSignal),
    toModelOutput: ({ output }) => ({
      type: output.success ? "text" : "error-text",
      value: textOf(output),
    }),
  });
}
