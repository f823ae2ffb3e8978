import type { Sessions } from "../sessions.ts";
import type { ServerSettings } from "../settings.ts";
import { fileTools } from "./files.ts";
import { runTool } from "./run.ts";
import { taskTools } from "./tasks.ts";
import type { ServerTool } from "./types.ts";

/** All tools of one connection, by name. */
export function toolsFor(settings: ServerSettings, sessions: Sessions): Map<string, ServerTool> {
  const snippets = settings.snippets
    ? [
        runTool("python", settings, sessions),
        runTool("javascript", settings, sessions),
        ...fileTools(sessions, settings.maxOutput),
      ]
    : [];
  const tools = new Map(snippets.map((tool) => [tool.definition.name, tool]));
  for (const tool of taskTools(settings, [...tools.keys()])) tools.set(tool.definition.name, tool);
  return tools;
}
