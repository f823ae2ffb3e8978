import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  type LoggingLevel,
  McpError,
  SetLevelRequestSchema,
} from "@modelcontextprotocol/sdk/types.js";
import { notifications } from "./notifications.ts";
import { OutputStream } from "./output.ts";
import { Sessions } from "./sessions.ts";
import type { ServerSettings } from "./settings.ts";
import { toolsFor } from "./tools/tools.ts";
import { ToolError } from "./tools/types.ts";
import { checkOf } from "./validate.ts";
import { version } from "./version.ts";

/**
 * The server's side of one client's connection, to be connected to a transport. Its sessions are
 * its own, and end with it.
 */
export function createConnection(settings: ServerSettings): Server {
  const sessions = new Sessions(settings);
  const tools = toolsFor(settings, sessions);
  const checks = new Map([...tools].map(([name, tool]) => [name, checkOf(tool)]));
  const server = new Server(
    { name: "capsule", title: "Capsule", version: version() },
    { capabilities: { tools: {}, logging: {} }, instructions: INSTRUCTIONS },
  );

  let level: LoggingLevel = "debug";
  server.setRequestHandler(SetLevelRequestSchema, ({ params }) => {
    level = params.level;
    return {};
  });

  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: [...tools.values()].map(({ definition }) => definition),
  }));

  server.setRequestHandler(CallToolRequestSchema, async ({ params }, extra) => {
    const { name, arguments: input = {}, _meta } = params;
    const tool = tools.get(name);
    if (tool === undefined) {
      const known = [...tools.keys()].join(", ");
      throw new McpError(ErrorCode.InvalidParams, `There is no tool "${name}". Tools: ${known}`);
    }
    const problem = checks.get(name)?.(input) ?? null;
    if (problem !== null) return refusal(problem);

    const output = new OutputStream(
      notifications(name, _meta?.progressToken, () => level, extra.sendNotification),
      settings.maxOutput,
    );
    const onOutput = (stream: "stdout" | "stderr", text: string) => output.push(stream, text);
    try {
      return await tool.call(input, { signal: extra.signal, onOutput });
    } catch (error) {
      if (error instanceof ToolError) return refusal(error.message);
      throw error;
    } finally {
      output.flush();
    }
  });

  server.onclose = () => void sessions.closeAll();
  return server;
}

const INSTRUCTIONS =
  "Each call runs in a sandbox with limits of time, memory and computation. A failed call says which limit it met.";

/** What a model can mend is a result, not a failure of the protocol. */
function refusal(message: string): CallToolResult {
  return { content: [{ type: "text", text: message }], isError: true };
}
