import { randomUUID } from "node:crypto";
import type { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { createConnection } from "../connection.ts";
import type { ServerSettings } from "../settings.ts";

/** Largest body of a request, bytes. */
const MAX_BODY = 16 * 1024 * 1024;

/** How many clients there may be, and how long one may be silent. */
export interface ClientLimits {
  maxClients: number;
  /** Milliseconds without an open request, after which a client is taken for gone. */
  idle: number;
}

interface Client {
  connection: Server;
  transport: StreamableHTTPServerTransport;
  /** Requests that aren't answered in full, streams that are listened to among them. */
  open: number;
  timer: NodeJS.Timeout | null;
}

/** The clients of an HTTP server by the ids that were given to them. */
export class Clients {
  readonly #settings: ServerSettings;
  readonly #limits: ClientLimits;
  readonly #clients = new Map<string, Client>();
  /** Connected, and without an id yet. */
  #arriving = 0;

  constructor(settings: ServerSettings, limits: ClientLimits) {
    this.#settings = settings;
    this.#limits = limits;
  }

  get size(): number {
    return this.#clients.size + this.#arriving;
  }

  get isFull(): boolean {
    return this.size >= this.#limits.maxClients;
  }

  /** The transport of a known client, which counts as busy until `release` is called; else null. */
  use(id: string): { transport: StreamableHTTPServerTransport; release: () => void } | null {
    const client = this.#clients.get(id);
    if (client === undefined) return null;
    client.open++;
    if (client.timer !== null) clearTimeout(client.timer);
    client.timer = null;
    const release = () => {
      client.open--;
      if (client.open === 0) this.#wait(client);
    };
    return { transport: client.transport, release };
  }

  /**
   * The transport of a client that introduces itself. It is known once its first request was
   * good; `release` forgets it where it wasn't.
   */
  async arrive(): Promise<{ transport: StreamableHTTPServerTransport; release: () => void }> {
    this.#arriving++;
    const connection = createConnection(this.#settings);
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      maxRequestBodySize: MAX_BODY,
      onsessioninitialized: (id) => {
        this.#clients.set(id, client);
        this.#wait(client);
      },
    });
    const client: Client = { connection, transport, open: 0, timer: null };
    // The SDK's own type says less of optional properties than its interface asks for.
    await connection.connect(transport as Parameters<Server["connect"]>[0]);
    const closed = connection.onclose;
    connection.onclose = () => {
      closed?.();
      if (client.timer !== null) clearTimeout(client.timer);
      if (transport.sessionId !== undefined) this.#clients.delete(transport.sessionId);
    };
    const release = () => {
      this.#arriving--;
      if (transport.sessionId === undefined) void connection.close();
    };
    return { transport, release };
  }

  /** Closes all connections, and with them their sessions. */
  async closeAll(): Promise<void> {
    const clients = [...this.#clients.values()];
    await Promise.all(clients.map(({ connection }) => connection.close()));
  }

  #wait(client: Client): void {
    if (client.timer !== null) clearTimeout(client.timer);
    client.timer = setTimeout(() => void client.connection.close(), this.#limits.idle).unref();
  }
}
