import { refuse, unavailable } from "../errors/unavailable.ts";
import { load } from "../load.ts";
import { Agent, globalAgent, SecureAgent, secureGlobalAgent } from "./agent.ts";
import { type ClientRequest, defineClientRequest } from "./client-request.ts";
import { MAX_HEADER_SIZE, METHODS } from "./constants.ts";
import { validateHeaderName, validateHeaderValue } from "./header-checks.ts";
import { IncomingMessage } from "./incoming-message.ts";
import { OutgoingMessage } from "./outgoing-message.ts";

const INSTEAD = "A task answers its caller: return the value, and serve it outside of the task.";

/** Packages ask whether something is one of these; there is none in a task. */
function refusedClass(name: string, base: object): unknown {
  function type(): never {
    throw unavailable(`http.${name}`, INSTEAD);
  }
  Object.defineProperty(type, "name", { value: name, configurable: true });
  Object.setPrototypeOf(type.prototype, (base as { prototype: object }).prototype);
  return Object.setPrototypeOf(type, base);
}

type Arguments = unknown[];

interface Client {
  ClientRequest: unknown;
  request(...args: Arguments): ClientRequest;
  get(...args: Arguments): ClientRequest;
}

function client(preset: Agent): Client {
  const Request = defineClientRequest(preset);
  const request = (...args: Arguments): ClientRequest => new Request(...args);
  return {
    ClientRequest: Request,
    request,
    get: (...args) => {
      const made = request(...args);
      made.end();
      return made;
    },
  };
}

const plain = client(globalAgent);
const secure = client(secureGlobalAgent);

/** What `node:http` exports: the client. */
export const http: Record<string, unknown> = {
  METHODS,
  STATUS_CODES: load("status-texts").STATUS_TEXTS,
  Agent,
  ClientRequest: plain.ClientRequest,
  IncomingMessage,
  OutgoingMessage,
  Server: refusedClass("Server", Object.getPrototypeOf(Agent)),
  ServerResponse: refusedClass("ServerResponse", OutgoingMessage),
  createServer: refuse("http.createServer()", INSTEAD),
  validateHeaderName,
  validateHeaderValue,
  get: plain.get,
  request: plain.request,
  // There are no parsers to keep.
  setMaxIdleHTTPParsers: () => {},
  maxHeaderSize: MAX_HEADER_SIZE,
  globalAgent,
};

/** What `node:https` exports. */
export const https: Record<string, unknown> = {
  Agent: SecureAgent,
  globalAgent: secureGlobalAgent,
  Server: refusedClass("Server", Object.getPrototypeOf(Agent)),
  createServer: refuse("https.createServer()", INSTEAD),
  get: secure.get,
  request: secure.request,
};
