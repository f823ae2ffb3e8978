import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Output } from "./output.ts";
import type { AnswerRequest, InterpreterRequest, ProblemCode } from "./protocol.ts";

/** Part of another package, which depends on this one's runtime alone and is installed apart. */
const MODULE = "@capsule/interpreter/worker";

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
  #loading: Promise<Interpreter> | null = null;
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
    let interpreter: Interpreter;
    try {
      this.#loading ??= this.#load();
      interpreter = await this.#loading;
    } catch (error) {
      // It may be installed by the next one.
      this.#loading = null;
      const code: ProblemCode = "not_installed";
      return JSON.stringify({ type: "error", id: request.id, code, message: explain(error) });
    }
    return interpreter.handle(request, signal);
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

  async #load(): Promise<Interpreter> {
    const file = findModule(this.#module, [import.meta.url, join(this.#cwd, "package.json")]);
    const { InterpreterWorker } = (await import(pathToFileURL(file).href)) as InterpreterModule;
    const interpreter = new InterpreterWorker((message) => this.#output.sendText(message));
    if (this.#isAlone) interpreter.leave();
    this.#loaded = interpreter;
    return interpreter;
  }
}

/**
 * The file of a package's module, beside one of several files.
 *
 * @throws Error with the code `MODULE_NOT_FOUND` where there is none.
 */
export function findModule(name: string, places: readonly string[]): string {
  let missing: unknown;
  for (const place of places) {
    try {
      return createRequire(place).resolve(name);
    } catch (error) {
      if (!isMissing(error)) throw error;
      missing = error;
    }
  }
  throw missing;
}

function explain(error: unknown): string {
  const install = "npm install @capsule/interpreter";
  return isMissing(error)
    ? `Snippets and sessions need a package that isn't installed. Install it: ${install}`
    : `@capsule/interpreter can't be loaded: ${error instanceof Error ? error.message : error}. Install it anew: ${install}`;
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND";
}
