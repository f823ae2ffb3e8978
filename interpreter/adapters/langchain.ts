import type { Language } from "@capsule/interpreter";
import { tool } from "@langchain/core/tools";
import { z } from "zod";
import { CODE_DESCRIPTION, type SnippetToolOptions, snippetTool, textOf } from "./snippet-tool.ts";

export type { SnippetToolOptions } from "./snippet-tool.ts";

/**
 * A LangChain tool that runs snippets. Its content is what models read, of failed runs too; its
 * artifact is the whole envelope.
 */
export function langChainTool(language: Language, options: SnippetToolOptions = {}) {
  const { name, description, run } = snippetTool(language, options);
  return tool(
    async ({ code }, config) => {
      const envelope = await run(code, config.signal);
      return [textOf(envelope), envelope];
    },
    {
      name,
      description,
      schema: z.object({ code: z.string().describe(CODE_DESCRIPTION) }),
      responseFormat: "content_and_artifact",
    },
  );
}
