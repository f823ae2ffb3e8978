import { unavailable } from "../errors/unavailable.ts";
import { load } from "../load.ts";
import { Buffer } from "../node/buffer/buffer.ts";
import { AbortError } from "../node/errors/abort-error.ts";
import { ERR_INVALID_ARG_TYPE } from "../node/errors/codes.ts";
import { nextTick } from "../node/next-tick.ts";
import { validateInteger } from "../node/validators.ts";
import { type Agent, agentOf, checkTlsOptions } from "./agent.ts";
import {
  connectionReset,
  ERR_INVALID_HTTP_TOKEN,
  ERR_INVALID_PROTOCOL,
  ERR_UNESCAPED_CHARACTERS,
  requestError,
} from "./errors.ts";
import { isToken } from "./header-checks.ts";
import { IdleTimer } from "./idle-timer.ts";
import { IncomingMessage, type Source } from "./incoming-message.ts";
import { OutgoingMessage } from "./outgoing-message.ts";
import { headerList, hostHeader } from "./sent-headers.ts";
import { Socket } from "./socket.ts";
import { hostOf, type RequestOptions, readArguments } from "./target.ts";

type Done = (error?: unknown) => void;
type Callback = (...args: unknown[]) => void;

/** A request, and the stream of its body. */
export interface ClientRequest extends OutgoingMessage {
  agent: Agent;
  aborted: boolean;
  host: string;
  protocol: string;
  method: string;
  path: string;
  port: number;
  res: IncomingMessage | null;
  reusedSocket: boolean;
  socket: Socket | null;
  timeout: number | undefined;
  maxHeadersCount: number | null;
  _state: State;
  readonly connection: Socket | null;
  abort(): void;
  setTimeout(milliseconds: number, callback?: Callback): this;
  setNoDelay(): void;
  setSocketKeepAlive(): void;
  clearTimeout(callback?: Callback): void;
  flushHeaders(): void;
  end(chunk?: unknown, encoding?: unknown, callback?: unknown): this;
}

interface State {
  options: RequestOptions;
  /** The number of the request at the host; undefined until it is sent. */
  id: number | undefined;
  timer: IdleTimer;
  isSecure: boolean;
  joinDuplicateHeaders: boolean;
  hasEnded: boolean;
}

/** Options that would change where a connection goes. */
const CONNECTION_OPTIONS = [
  "createConnection",
  "localAddress",
  "localPort",
  "lookup",
  "socketPath",
];

interface ClientRequestConstructor {
  new (...args: unknown[]): ClientRequest;
  prototype: ClientRequest;
}

/** The class of the requests of an agent: that of `node:http`, or of `node:https`. */
function create(request: ClientRequest, args: unknown[], preset: Agent): void {
  // Said at once: what is sent later has no stack that says who asked for it.
  native.announceRequest();
  const { options, listener } = readArguments(args);
  const agent = agentOf(options.agent, preset);
  const protocol = (options.protocol as string | undefined) || agent.protocol;
  check(options, protocol, agent.protocol === preset.protocol ? agent.protocol : preset.protocol);
  const port = Number(options.port || options.defaultPort || agent.defaultPort);
  validateInteger(port, "options.port", 0, 65535);
  const host = hostOf(options.hostname, "hostname") || hostOf(options.host, "host") || "localhost";

  OutgoingMessage.call(request, { autoDestroy: false, decodeStrings: true });
  request.agent = agent;
  request.aborted = false;
  request.host = host;
  request.protocol = protocol;
  request.port = port;
  request.method = methodOf(options.method);
  request.path = (options.path as string | undefined) || "/";
  request.res = null;
  request.reusedSocket = false;
  request.socket = null;
  request.maxHeadersCount = null;
  request._state = {
    options,
    id: undefined,
    timer: new IdleTimer(() => {
      request.emit("timeout");
      request.res?.emit("timeout");
    }),
    isSecure: protocol === "https:",
    joinDuplicateHeaders: options.joinDuplicateHeaders === true,
    hasEnded: false,
  };
  setHeaders(request, options);
  setTimer(request, options);
  if (listener !== undefined) request.once("response", listener);
  watchSignal(request, options.signal);
  nextTick(() => giveSocket(request));
}

function check(options: RequestOptions, protocol: string, expected: string): void {
  if (protocol !== expected) throw new ERR_INVALID_PROTOCOL(protocol, expected);
  if (options.path !== undefined && /[^\u0021-\u00ff]/.test(String(options.path))) {
    throw new ERR_UNESCAPED_CHARACTERS("Request path");
  }
  for (const name of CONNECTION_OPTIONS) {
    if (options[name] !== undefined && options[name] !== null) {
      throw unavailable(
        `The option \`${name}\` of a request`,
        "Connections are the host's, which checks every address.",
      );
    }
  }
  if (protocol === "https:") checkTlsOptions(options);
}

function methodOf(method: unknown): string {
  if (method === undefined || method === null || method === "") return "GET";
  if (typeof method !== "string") {
    throw new ERR_INVALID_ARG_TYPE("options.method", "string", method);
  }
  if (!isToken(method)) throw new ERR_INVALID_HTTP_TOKEN("Method", method);
  const name = method.toUpperCase();
  if (name === "CONNECT") throw unavailable("The method CONNECT", "A task has no sockets.");
  return name;
}

function setHeaders(request: ClientRequest, options: RequestOptions): void {
  const { headers, auth, setHost = true } = options;
  if (Array.isArray(headers)) setList(request, headers);
  else if (typeof headers === "object" && headers !== null) {
    for (const [name, value] of Object.entries(headers)) request.setHeader(name, value as string);
  }
  if (setHost !== false && !request.hasHeader("host"))
    request.setHeader("Host", hostOfRequest(request));
  if (auth && !request.hasHeader("authorization")) {
    const credentials = Buffer.from(String(auth)).toString("base64");
    request.setHeader("Authorization", `Basic ${credentials}`);
  }
}

function hostOfRequest({ host, port, _state: { isSecure } }: ClientRequest): string {
  return hostHeader(host, port, isSecure);
}

/** Headers as pairs, or as names and values in turn. */
function setList(request: ClientRequest, headers: unknown[]): void {
  const flat = Array.isArray(headers[0]) ? headers.flat() : headers;
  for (let at = 0; at < flat.length; at += 2) {
    request.appendHeader(flat[at] as string, flat[at + 1] as string);
  }
}

function setTimer(request: ClientRequest, options: RequestOptions): void {
  const { timeout } = options;
  if (timeout === undefined || timeout === null) return;
  request.timeout = milliseconds(timeout);
  request._state.timer.set(request.timeout);
}

function milliseconds(value: unknown, name = "timeout"): number {
  if (typeof value !== "number") throw new ERR_INVALID_ARG_TYPE(name, "number", value);
  validateInteger(Math.trunc(value), name, 0);
  return value;
}

interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(name: "abort", listener: () => void, options: object): void;
  removeEventListener(name: "abort", listener: () => void): void;
}

function watchSignal(request: ClientRequest, given: unknown): void {
  if (given === undefined || given === null) return;
  const signal = given as Signal;
  const abort = (): void => {
    request.destroy(new AbortError(undefined, { cause: signal.reason }));
  };
  if (signal.aborted) {
    nextTick(abort);
    return;
  }
  signal.addEventListener("abort", abort, { once: true });
  request.once("close", () => signal.removeEventListener("abort", abort));
}

function giveSocket(request: ClientRequest): void {
  if (request.destroyed) return;
  request.socket = new Socket(request._state.isSecure, (error) => request.destroy(error));
  request.emit("socket", request.socket);
}

/** Hands the request to the host; with all of its body, where that is there. */
function send(request: ClientRequest, body: Uint8Array | undefined, isStreamed: boolean): void {
  if (request._isSent) return;
  const { _state: state } = request;
  const headers = headerList(request, hostOfRequest(request), body);
  request._isSent = true;
  state.timer.touch();
  const message = {
    method: request.method,
    scheme: state.isSecure ? "https" : "http",
    authority: hostOfRequest(request),
    path: request.path,
    headers,
    isStreamed,
  };
  state.id = native.sendRequest(message, body, (error, status, list, bytes) => {
    if (request.destroyed) return;
    if (error !== undefined) {
      request.destroy(requestError(error, request.host, request.port));
      return;
    }
    state.timer.touch();
    receive(request, status, list, bytes);
  });
  if (String(request.getHeader("expect")).toLowerCase() === "100-continue") {
    // The host waits for nobody, and needn't: what the other side says to the body is in the response.
    nextTick(() => request.emit("continue"));
  }
}

/** Statuses without a body. */
const BODILESS = [204, 205, 304];

function receive(
  request: ClientRequest,
  status: number,
  headers: string[],
  bytes: Uint8Array | undefined,
): void {
  const { _state: state } = request;
  const response = new IncomingMessage(request.socket);
  response.statusCode = status;
  response.statusMessage = load("status-texts").STATUS_TEXTS[status] ?? "";
  response.rawHeaders = headers;
  response.joinDuplicateHeaders = state.joinDuplicateHeaders;
  response.req = request;
  request.res = response;
  const hasBody = request.method !== "HEAD" && !BODILESS.includes(status);
  response._source = hasBody ? sourceOf(request, bytes) : emptySource(request);
  response.once("end", () => conclude(request));
  response.once("close", () => {
    if (response.complete) conclude(request);
    else request.destroy();
  });
  if (!request.emit("response", response)) response._dump();
}

function sourceOf(request: ClientRequest, bytes: Uint8Array | undefined): Source {
  const { id = 0, timer } = request._state;
  if (bytes !== undefined) {
    return { read: (done) => nextTick(() => done(undefined, bytes, true)), cancel() {} };
  }
  return {
    read: (done) =>
      native.readBody(id, false, (error, piece, isEnded) => {
        timer.touch();
        done(error, piece, isEnded);
      }),
    cancel: () => native.cancel(id),
  };
}

function emptySource(request: ClientRequest): Source {
  const { id = 0 } = request._state;
  native.cancel(id);
  return { read: (done) => nextTick(() => done(undefined, new Uint8Array(), true)), cancel() {} };
}

/** The response has come to its end; when the request has, too, it closes. */
function conclude(request: ClientRequest): void {
  const { _state: state } = request;
  state.timer.stop();
  if (state.hasEnded) return;
  state.hasEnded = true;
  const close = (): void => {
    request.destroy();
  };
  if (request.writableFinished || request.destroyed) close();
  else request.once("finish", close);
}

const writableEnd = OutgoingMessage.prototype.end;

/** The members of both classes. */
const members = {
  get connection(): Socket | null {
    return (this as unknown as ClientRequest).socket;
  },

  _write(this: ClientRequest, chunk: Uint8Array, _encoding: string, done: Done): void {
    send(this, undefined, true);
    const { id = 0, timer } = this._state;
    native.writeBody(id, chunk, () => {
      timer.touch();
      // Where nobody wants any more, the response says why.
      done();
    });
  },

  _final(this: ClientRequest, done: Done): void {
    if (this._isSent) native.finishBody(this._state.id ?? 0);
    else send(this, undefined, false);
    done();
  },

  end(this: ClientRequest, chunk?: unknown, encoding?: unknown, callback?: unknown): ClientRequest {
    let [body, coding, done] = [chunk, encoding, callback];
    if (typeof body === "function") [body, coding, done] = [undefined, undefined, body];
    else if (typeof coding === "function") [coding, done] = [undefined, coding];
    this.finished = true;
    const isWhole = typeof body === "string" || body instanceof Uint8Array;
    if (isWhole && !this._isSent && !this.writableEnded && this.writableLength === 0) {
      sendWhole(this, body as string | Uint8Array, coding);
      body = undefined;
    }
    writableEnd.call(this, body, coding, done);
    return this;
  },

  flushHeaders(this: ClientRequest): void {
    send(this, undefined, true);
  },

  _destroy(this: ClientRequest, error: unknown, done: Done): void {
    const { _state: state, res } = this;
    state.timer.stop();
    if (res !== null) {
      if (!res.complete) res.destroy(connectionReset("aborted"));
      done(error);
      return;
    }
    if (state.id !== undefined) native.cancel(state.id);
    done(error ?? connectionReset("socket hang up"));
  },

  abort(this: ClientRequest): void {
    if (this.aborted) return;
    this.aborted = true;
    nextTick(() => this.emit("abort"));
    this.destroy();
  },

  setTimeout(this: ClientRequest, value: number, callback?: Callback): ClientRequest {
    const time = milliseconds(value, "msecs");
    if (callback !== undefined) this.once("timeout", callback);
    this.timeout = time;
    this._state.timer.set(time);
    return this;
  },

  clearTimeout(this: ClientRequest, callback?: Callback): void {
    if (callback !== undefined) this.off("timeout", callback);
    this.setTimeout(0);
  },

  setNoDelay(): void {},

  setSocketKeepAlive(): void {},
};

function sendWhole(request: ClientRequest, body: string | Uint8Array, encoding: unknown): void {
  const bytes = typeof body === "string" ? Buffer.from(body, encoding ?? "utf8") : body;
  send(request, bytes, false);
}

/** Makes the class of the requests of a scheme. */
export function defineClientRequest(preset: Agent): ClientRequestConstructor {
  const type = function (this: ClientRequest, ...args: unknown[]): void {
    create(this, args, preset);
  } as unknown as ClientRequestConstructor;
  Object.defineProperty(type, "name", { value: "ClientRequest", configurable: true });
  Object.setPrototypeOf(type.prototype, OutgoingMessage.prototype);
  Object.setPrototypeOf(type, OutgoingMessage);
  Object.defineProperties(type.prototype, Object.getOwnPropertyDescriptors(members));
  return type;
}
