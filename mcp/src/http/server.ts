import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerSettings } from "../settings.ts";
import { type ClientLimits, Clients } from "./clients.ts";
import { type GuardOptions, refuse, refusePlace } from "./guard.ts";

/** Options of {@link serveHttp}. */
export interface HttpOptions extends GuardOptions {
  /** 0 for any that is free. */
  port: number;
  /** Address that the server listens on. */
  host: string;
  /** @default 64 */
  maxClients?: number | undefined;
  /** Milliseconds after which a silent client is taken for gone. @default 30 minutes */
  idle?: number | undefined;
}

/** A server that speaks streamable HTTP. */
export interface HttpServer {
  /** Where clients connect to. */
  url: string;
  /** Clients that are connected. */
  clients(): number;
  /** Ends all connections and sessions. */
  close(): Promise<void>;
}

/** The path that clients speak to. */
const PATH = "/mcp";

const DEFAULT_LIMITS: ClientLimits = { maxClients: 64, idle: 30 * 60_000 };

/** Serves clients over streamable HTTP, each with sessions of its own. */
export async function serveHttp(
  settings: ServerSettings,
  options: HttpOptions,
): Promise<HttpServer> {
  const { maxClients = DEFAULT_LIMITS.maxClients, idle = DEFAULT_LIMITS.idle } = options;
  const clients = new Clients(settings, { maxClients, idle });
  const server = createServer((request, response) => {
    answer(request, response, clients, options).catch((error: unknown) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(`${detail}\n`);
      if (!response.headersSent) end(response, 500, "The server failed.");
      else response.destroy();
    });
  });
  server.listen(options.port, options.host);
  await once(server, "listening");
  const { address, port, family } = server.address() as AddressInfo;
  const close = async () => {
    await clients.closeAll();
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  const place = family === "IPv6" ? `[${address}]` : address;
  return { url: `http://${place}:${port}${PATH}`, clients: () => clients.size, close };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  clients: Clients,
  options: HttpOptions,
): Promise<void> {
  const { headers, method, url = "/" } = request;
  const { origin } = headers;
  const isPreflight = method === "OPTIONS";
  const refusal = isPreflight ? refusePlace(headers, options) : refuse(headers, options);
  if (refusal === null && origin !== undefined) allowOrigin(response, origin);
  if (refusal?.status === 401) response.setHeader("www-authenticate", "Bearer");
  if (refusal !== null) return end(response, refusal.status, refusal.message);
  if (url.split("?")[0] !== PATH) return end(response, 404, `Clients speak to ${PATH}.`);
  if (isPreflight) return end(response, 204, "");

  const id = headers["mcp-session-id"];
  if (id === undefined) {
    if (method !== "POST") return end(response, 400, "A client begins with POST.");
    if (clients.isFull) return end(response, 503, "The server has as many clients as it may.");
  }
  const used = id === undefined ? await clients.arrive() : clients.use(String(id));
  // Clients begin anew at this status.
  if (used === null) return end(response, 404, "There is no such client: it was closed.");
  response.once("close", used.release);
  // It was looked at; the SDK's listener refuses what isn't spelt as URLs are.
  headers.host = "localhost";
  await used.transport.handleRequest(request, response);
}

function allowOrigin(response: ServerResponse, origin: string): void {
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("vary", "Origin");
  response.setHeader("access-control-allow-methods", "GET, POST, DELETE");
  response.setHeader(
    "access-control-allow-headers",
    "authorization, content-type, mcp-session-id, mcp-protocol-version, last-event-id",
  );
  response.setHeader("access-control-expose-headers", "mcp-session-id");
}

/** An answer in the form that clients of the protocol read. */
function end(response: ServerResponse, status: number, message: string): void {
  if (status === 204) return void response.writeHead(204).end();
  const body = { jsonrpc: "2.0", error: { code: -32000, message }, id: null };
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
