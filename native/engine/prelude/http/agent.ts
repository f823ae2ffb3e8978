import { unavailable } from "../errors/unavailable.ts";
import { ERR_INVALID_ARG_TYPE } from "../node/errors/codes.ts";
import { EventEmitter } from "../node/events/emitter.ts";

interface AgentOptions {
  keepAlive?: boolean;
  keepAliveMsecs?: number;
  maxSockets?: number;
  maxFreeSockets?: number;
  maxTotalSockets?: number;
  scheduling?: string;
  timeout?: number;
  [option: string]: unknown;
}

/** What a connection is, for packages that ask. */
interface Target {
  host?: string;
  port?: number | string;
  localAddress?: string;
  family?: number;
}

/** Options that change whom or what a connection trusts. All of that is the host's. */
const TLS_OPTIONS = [
  "ca",
  "cert",
  "checkServerIdentity",
  "ciphers",
  "crl",
  "key",
  "pfx",
  "secureContext",
];

/** Node's settings of connections. Here connections are the host's, which keeps and shares them by itself. */
export class Agent extends EventEmitter {
  defaultPort = 80;
  protocol = "http:";
  readonly options: AgentOptions;
  readonly requests: Record<string, unknown> = Object.create(null);
  readonly sockets: Record<string, unknown> = Object.create(null);
  readonly freeSockets: Record<string, unknown> = Object.create(null);
  keepAliveMsecs: number;
  keepAlive: boolean;
  maxSockets: number;
  maxFreeSockets: number;
  scheduling: string;
  maxTotalSockets: number;
  totalSocketCount = 0;

  constructor(options: AgentOptions = {}) {
    super();
    this.options = { noDelay: true, path: null, ...options };
    this.keepAliveMsecs = options.keepAliveMsecs ?? 1000;
    this.keepAlive = options.keepAlive ?? false;
    this.maxSockets = options.maxSockets ?? Number.POSITIVE_INFINITY;
    this.maxFreeSockets = options.maxFreeSockets ?? 256;
    this.scheduling = options.scheduling ?? "lifo";
    this.maxTotalSockets = options.maxTotalSockets ?? Number.POSITIVE_INFINITY;
  }

  getName({ host = "localhost", port = "", localAddress = "", family }: Target = {}): string {
    const suffix = family === 4 || family === 6 ? `:${family}` : "";
    return `${host}:${port}:${localAddress}${suffix}`;
  }

  createConnection(): never {
    throw refusal("A connection of its own");
  }

  addRequest(): never {
    throw refusal("A request in the hands of an agent");
  }

  destroy(): void {}
}

/** The agent of requests over TLS. */
export class SecureAgent extends Agent {
  override defaultPort = 443;
  override protocol = "https:";

  constructor(options: AgentOptions = {}) {
    super(options);
    checkTlsOptions(options);
  }
}

Object.defineProperty(SecureAgent, "name", { value: "Agent", configurable: true });

export const globalAgent = new Agent({ keepAlive: true, scheduling: "lifo", timeout: 5000 });
export const secureGlobalAgent = new SecureAgent({
  keepAlive: true,
  scheduling: "lifo",
  timeout: 5000,
});

function refusal(what: string): Error {
  return unavailable(what, "Connections are the host's, which checks every address.");
}

export function checkTlsOptions(options: Readonly<Record<string, unknown>>): void {
  for (const name of TLS_OPTIONS) {
    if (options[name] !== undefined && options[name] !== null) {
      throw unavailable(
        `The option \`${name}\``,
        "The host trusts the certificates of its system.",
      );
    }
  }
  if (options.rejectUnauthorized === false) {
    throw unavailable(
      "`rejectUnauthorized: false`",
      "The host checks the certificate of every server.",
    );
  }
}

/** The agent of a request. One that makes connections by itself, such as that of a proxy, can't be had. */
export function agentOf(agent: unknown, preset: Agent): Agent {
  if (agent === undefined || agent === null || agent === false) return preset;
  if (typeof (agent as Agent).addRequest !== "function") {
    throw new ERR_INVALID_ARG_TYPE(
      "options.agent",
      ["Agent-like Object", "undefined", "false"],
      agent,
    );
  }
  const { addRequest, createConnection } = Agent.prototype;
  const given = agent as Agent;
  if (given.addRequest !== addRequest || given.createConnection !== createConnection) {
    throw refusal("An agent that makes its own connections");
  }
  return given;
}
