import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findModule } from "../find-module.ts";
import type { Output } from "./output.ts";
import type { AnswerRequest, InterpreterRequest, ProblemCode } from "./protocol.ts";

/** Part of another package, which depends on this one's runtime alone and is installed apart. */
const MODULE = "@capsule/interpreter/worker";

const INSTALL = "npm install @capsule/interpreter";

/** What that module exports. */
interface InterpreterModule {
  InterpreterWorker: new (write: (message: string) => void) => Interpreter;
}

interface Interpreter {
  /** Gives the last message. Never rejects. */
  handle(request: InterpreterRequest, signal: AbortSignal): Promise<string>;
  answerTool(answer: AnswerRequest): void;
  leave(): void;
  close(): Promise<void>;
}

/** The interpreter, loaded by the first request that needs it. */
export class LazyInterpreter {
  readonly #output: Output;
  readonly #cwd: string;
  readonly #module: string;
  #loading: Promise<Interpreter | null> | null = null;
  #loaded: Interpreter | null = null;
  #isAlone = false;

  /** @param cwd Absolute; where its package is looked for, if it isn't beside this one. */
  constructor(output: Output, cwd: string, module = MODULE) {
    this.#output = output;
    this.#cwd = cwd;
    this.#module = module;
  }

  /** The last message of a request, as JSON. Never rejects. */
  async handle(request: InterpreterRequest, signal: AbortSignal): Promise<string> {
    let message = `Snippets and sessions need a package that isn't installed. Install it: ${INSTALL}`;
    try {
      this.#loading ??= this.#load();
      const interpreter = await this.#loading;
      if (interpreter !== null) return await interpreter.handle(request, signal);
    } catch (error) {
      message = explain(error);
    }
    // It may be there for the next one.
    this.#loading = null;
    const code: ProblemCode = "not_installed";
    return JSON.stringify({ type: "error", id: request.id, code, message });
  }

  answerTool(answer: AnswerRequest): void {
    this.#loaded?.answerTool(answer);
  }

  /** Nobody answers calls of tools any more. */
  leave(): void {
    this.#isAlone = true;
    this.#loaded?.leave();
  }

  async close(): Promise<void> {
    await this.#loaded?.close();
  }

  /** Null where the package isn't installed. */
  async #load(): Promise<Interpreter | null> {
    const file = findModule(this.#module, [import.meta.url, join(this.#cwd, "package.json")]);
    if (file === null) return null;
    const { InterpreterWorker } = (await import(pathToFileURL(file).href)) as InterpreterModule;
    const interpreter = new InterpreterWorker((message) => this.#output.sendText(message));
    if (this.#isAlone) interpreter.leave();
    this.#loaded = interpreter;
    return interpreter;
  }
}

function explain(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  return `@capsule/interpreter can't be loaded: ${detail}. Install it anew: ${INSTALL}`;
}
