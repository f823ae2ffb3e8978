import { shipped } from "../shipped.ts";
import type { Language } from "../types.ts";
import { contentOf } from "./files.ts";
import { inputOf, inputsText, limitsOf } from "./options.ts";
import type {
  GrantFields,
  InterpreterMessage,
  OpenFields,
  RunFields,
  SessionFields,
  ToolAnswer,
  WorkerRequest,
} from "./protocol.ts";
import { refusalOf } from "./refusal.ts";
import { resultMessage, toolMessage } from "./result.ts";
import { Sessions } from "./sessions.ts";
import { ClientTools } from "./tools.ts";

export type { ToolAnswer, WorkerRequest } from "./protocol.ts";

/** Handles the requests of `capsule worker` that are about snippets and sessions. */
export class InterpreterWorker {
  readonly #write: (message: string) => void;
  readonly #tools: ClientTools;
  readonly #sessions: Sessions;

  /** @param write Takes the JSON, without line breaks, of messages that come amid a request. */
  constructor(write: (message: string) => void) {
    this.#write = write;
    this.#tools = new ClientTools((...call) => write(toolMessage(...call)));
    this.#sessions = new Sessions(this.#tools);
  }

  /**
   * Acts upon a request. Never rejects.
   *
   * @param signal Ends a run as `cancelled`.
   * @returns The last message of the request, which is left to the caller to write.
   */
  async handle(request: WorkerRequest, signal: AbortSignal): Promise<string> {
    try {
      return await this.#act(request, signal);
    } catch (error) {
      return JSON.stringify({ type: "error", id: request.id, ...refusalOf(error) });
    } finally {
      this.#tools.forget(request.id);
    }
  }

  /** Takes the client's answer to a `tool` message. */
  answerTool(answer: ToolAnswer): void {
    this.#tools.answer(answer);
  }

  /** Nobody answers calls of tools any more. */
  leave(): void {
    this.#tools.leave("The program that has the tool is gone.");
  }

  /** Closes all sessions. */
  async close(): Promise<void> {
    await this.#sessions.closeAll();
  }

  async #act(request: WorkerRequest, signal: AbortSignal): Promise<string> {
    switch (request.type) {
      case "run":
        return this.#run(request, signal);
      case "session.run":
        return this.#runInSession(request, signal);
      default:
        return JSON.stringify({
          type: "done",
          id: request.id,
          ...(await this.#do(request, signal)),
        });
    }
  }

  async #run(request: WorkerRequest, signal: AbortSignal): Promise<string> {
    const { id } = request;
    const fields = request.fields as unknown as GrantFields & RunFields;
    const tools = this.#tools.offer(fields.tools, () => id);
    const limits = await limitsOf(fields, tools);
    const options = { ...limits, ...inputOf(request, signal, this.#send) };
    const { language, code } = fields;
    return resultMessage(id, await shipped().runText(language, code, options, inputsText(request)));
  }

  async #runInSession(request: WorkerRequest, signal: AbortSignal): Promise<string> {
    const { id } = request;
    const { session: name, code } = request.fields as unknown as SessionFields & RunFields;
    const { session, next } = this.#sessions.get(name);
    const input = inputOf(request, signal, this.#send);
    const run = () => session.runText(code, input, inputsText(request));
    return resultMessage(id, await next(id, run));
  }

  /** Gives what the answer tells beside its end. */
  async #do(
    { type, fields }: WorkerRequest,
    signal: AbortSignal,
  ): Promise<Partial<InterpreterMessage>> {
    const { session: of, name, content, path } = fields as unknown as SessionFields;
    switch (type) {
      case "load": {
        const { languages = ["javascript", "python"] } = fields as { languages?: Language[] };
        await Promise.all(languages.map((language) => shipped().load(language)));
        return {};
      }
      case "session.open":
        await this.#sessions.open(fields as unknown as OpenFields, signal);
        return {};
      case "session.close":
        await this.#sessions.close(of);
        return {};
      case "session.reset":
        await this.#sessions.get(of).session.reset();
        return {};
      case "session.list":
        return { files: await this.#sessions.get(of).session.listFiles() };
      case "session.import": {
        const { session } = this.#sessions.get(of);
        await session.importFile(Buffer.from(await contentOf(content)), name);
        return {};
      }
      case "session.export": {
        const file = await this.#sessions.get(of).session.exportFile(name, path);
        return path === undefined ? { base64: file.toString("base64") } : {};
      }
      case "session.delete":
        await this.#sessions.get(of).session.deleteFile(name);
        return {};
      default:
        throw new TypeError(`This version of @capsule/interpreter knows no "${type}".`);
    }
  }

  readonly #send = (message: InterpreterMessage): void => this.#write(JSON.stringify(message));
}
