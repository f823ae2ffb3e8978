import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { type HttpOptions, type HttpServer, serveHttp } from "../src/http/server.ts";
import { type ServerSettings, serverSettings } from "../src/settings.ts";

export const COMMAND = fileURLToPath(new URL("../bin/capsule-mcp.js", import.meta.url));

export const TOKEN = "a-token-of-the-tests-0123456789";

/** A client of the official SDK. */
export async function connect(transport: unknown): Promise<Client> {
  const client = new Client({ name: "tests", version: "1.0.0" });
  await client.connect(transport as Transport);
  return client;
}

/** The built command as a child process, and its client. */
export function overStdio(flags: readonly string[]): Promise<Client> {
  return connect(
    new StdioClientTransport({ command: process.execPath, args: [COMMAND, ...flags] }),
  );
}

/** A server in this process, on any free port. */
export function startHttp(
  settings: Partial<ServerSettings> = {},
  options: Partial<HttpOptions> = {},
): Promise<HttpServer> {
  return serveHttp(serverSettings(settings), {
    port: 0,
    host: "127.0.0.1",
    token: TOKEN,
    allowedOrigins: [],
    serverNames: [],
    ...options,
  });
}

export function overHttp(url: string, token: string = TOKEN): Promise<Client> {
  const headers = { authorization: `Bearer ${token}` };
  return connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
}

/** Calls a tool; its text, its structured content and whether it failed. */
export async function call(
  client: Client,
  name: string,
  input: Record<string, unknown>,
  options: Parameters<Client["callTool"]>[2] = {},
) {
  const result = await client.callTool({ name, arguments: input }, undefined, options);
  const { content, structuredContent, isError = false } = result as CallToolResult;
  const text = content.map((part) => (part.type === "text" ? part.text : "")).join("\n");
  return { text, structured: structuredContent as Record<string, unknown> | undefined, isError };
}
