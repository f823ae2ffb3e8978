import { version } from "../version.ts";
import { Artifacts } from "./artifacts.ts";
import { runCall, type Shared } from "./call.ts";
import { LazyInterpreter } from "./interpreter.ts";
import { type Line, Lines } from "./lines.ts";
import { Output } from "./output.ts";
import {
  type CallId,
  type CallRequest,
  type InterpreterRequest,
  PROTOCOL,
  type Request,
} from "./protocol.ts";
import { readRequest } from "./read.ts";
import { Sources } from "./sources.ts";

/** Milliseconds between two signs of life of a worker whose input has ended. */
const DRAINING = 1000;

/**
 * Largest message, bytes: the largest arguments of a call (64 MiB) written with an escape here and
 * there, and what goes with them. Arguments that are too large alone are refused by the sandbox, in
 * an envelope.
 */
export const MAX_MESSAGE_BYTES = 80 * 1024 ** 2;

/** Reads requests and answers them until it was told to end. */
export class Worker {
  readonly #lines = new Lines(MAX_MESSAGE_BYTES);
  readonly #calls = new Map<CallId, AbortController>();
  readonly #output: Output;
  readonly #shared: Shared;
  readonly #interpreter: LazyInterpreter;
  readonly #cwd: string;
  #closing = false;
  #ended: () => void = () => {};

  /** Resolves when the worker was told to end and the last call was answered. */
  readonly ended = new Promise<void>((resolve) => {
    this.#ended = resolve;
  });

  /** @param write Takes the text of whole lines. */
  constructor(write: (text: string) => void, cwd: string) {
    this.#output = new Output(write);
    this.#shared = { sources: new Sources(), artifacts: new Artifacts(), output: this.#output };
    this.#interpreter = new LazyInterpreter(this.#output, cwd);
    this.#cwd = cwd;
    this.#output.send({
      type: "hello",
      protocol: PROTOCOL,
      version: version(),
      pid: process.pid,
      max_message_bytes: MAX_MESSAGE_BYTES,
    });
  }

  /** Takes what came in. */
  push(chunk: Buffer): void {
    for (const line of this.#lines.push(chunk)) this.#take(line);
  }

  /** There is no more input: what runs is finished. */
  end(): void {
    for (const line of this.#lines.end()) this.#take(line);
    this.#interpreter.leave();
    this.close({ cancel: false });
    const sign = () => this.#output.send({ type: "draining", calls: this.#calls.size });
    if (this.#calls.size > 0) sign();
    // Fails where nobody reads any more: then the process ends.
    setInterval(sign, DRAINING).unref();
  }

  /** Takes no more calls, and ends after those that run. */
  close({ cancel }: { cancel: boolean }): void {
    this.#closing = true;
    if (cancel) for (const call of this.#calls.values()) call.abort();
    if (this.#calls.size === 0) this.#finish();
  }

  #take(line: Line): void {
    if (line.length === 0) return;
    const { request, problem } = readRequest(line, MAX_MESSAGE_BYTES, this.#cwd);
    if (problem !== null) this.#output.send({ type: "error", ...problem });
    else this.#act(request);
  }

  #act(request: Request): void {
    switch (request.type) {
      case "answer":
        this.#interpreter.answerTool(request);
        break;
      case "cancel":
        // A call that has ended is answered already.
        this.#calls.get(request.id)?.abort();
        break;
      case "shutdown":
        this.close(request);
        break;
      default:
        this.#start(request);
    }
  }

  #start(request: CallRequest | InterpreterRequest): void {
    const { id } = request;
    if (this.#closing || this.#calls.has(id)) {
      const [code, message] = this.#closing
        ? (["shutting_down", "The worker was told to end."] as const)
        : (["duplicate_id", `A request with the id ${JSON.stringify(id)} is under way.`] as const);
      this.#output.send({ type: "error", code, message, id });
      return;
    }
    const abort = new AbortController();
    this.#calls.set(id, abort);
    void this.#run(request, abort.signal).then((send) => {
      this.#calls.delete(id);
      send();
      if (this.#closing && this.#calls.size === 0) this.#finish();
    });
  }

  /** Does what is asked, and gives what sends the answer. */
  async #run(request: CallRequest | InterpreterRequest, signal: AbortSignal): Promise<() => void> {
    if (request.type !== "call") {
      const answer = await this.#interpreter.handle(request, signal);
      return () => this.#output.sendText(answer);
    }
    const outcome = await runCall(request, signal, this.#shared);
    return () => this.#output.sendResult(request.id, outcome);
  }

  #finish(): void {
    void this.#interpreter.close().then(() => this.#ended());
  }
}
