import { unavailable } from "../../errors/unavailable.ts";
import { ERR_INVALID_ARG_VALUE } from "../errors/codes.ts";
import { defineError } from "../errors/node-error.ts";
import { EventEmitter } from "../events/emitter.ts";
import { addAbortListener } from "../events/listeners.ts";
import { on } from "../events/on.ts";
import type { Signal } from "../events/once.ts";
import { nextTick } from "../next-tick.ts";
import { StringDecoder } from "../string-decoder.ts";
import {
  validateAbortSignal,
  validateArray,
  validateNumber,
  validateString,
  validateUint32,
} from "../validators.ts";

interface Input extends EventEmitter {
  pause(): unknown;
  resume(): unknown;
}

interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** What an interface is made of. */
export interface Options {
  input: Input;
  output?: Output | null;
  completer?: unknown;
  terminal?: boolean;
  history?: string[];
  historySize?: number;
  removeHistoryDuplicates?: boolean;
  prompt?: string;
  crlfDelay?: number;
  escapeCodeTimeout?: number;
  tabSize?: number;
  signal?: Signal;
}

type Answer = (line: string) => void;

const ERR_USE_AFTER_CLOSE = defineError(
  Error,
  "ERR_USE_AFTER_CLOSE",
  (name: string) => `${name} was closed`,
);

const LINE_END = /\r?\n|\r(?!\n)/g;

/** Milliseconds in which a line feed still belongs to the carriage return before it. */
const MIN_CRLF_DELAY = 100;

/** The lines of a stream that is no terminal: what `readline.Interface` and its twin with promises share. */
export class LineInterface extends EventEmitter {
  readonly terminal = false;
  readonly input: Input;
  readonly output: Output | null | undefined;
  readonly crlfDelay: number;
  readonly tabSize: number;
  readonly escapeCodeTimeout: number;
  readonly isCompletionEnabled = true;
  readonly completer: unknown;
  readonly removeHistoryDuplicates: boolean;
  history: string[];
  historySize: number;
  line = "";
  closed = false;
  paused = false;
  readonly #decoder = new StringDecoder("utf8");
  #rest = "";
  /** When a carriage return was the last character that came; 0 where it was another one. */
  #returnAt = 0;
  #prompt = "> ";
  #oldPrompt = "> ";
  #answer: Answer | undefined;

  constructor(
    input: Input | Options,
    output?: Output | null,
    completer?: unknown,
    terminal?: boolean,
  ) {
    super();
    const options: Options =
      (input as Partial<Options> | undefined)?.input !== undefined
        ? (input as Options)
        : { input: input as Input, output: output ?? null, completer, ...given({ terminal }) };
    const { history = [], historySize = 30, prompt, crlfDelay, tabSize, signal } = options;
    if (tabSize !== undefined) validateUint32(tabSize, "tabSize", true);
    const { escapeCodeTimeout = 500 } = options;
    if (!Number.isFinite(escapeCodeTimeout)) {
      throw new ERR_INVALID_ARG_VALUE("input.escapeCodeTimeout", 500);
    }
    if (signal) validateAbortSignal(signal, "options.signal");
    if (options.completer !== undefined && typeof options.completer !== "function") {
      throw new ERR_INVALID_ARG_VALUE("completer", options.completer);
    }
    validateArray(history, "history");
    validateNumber(historySize, "historySize", 0);
    if (options.terminal ?? options.output?.isTTY) {
      throw unavailable("The option `terminal` of readline", "A task has no terminal.");
    }
    this.input = options.input;
    this.output = options.output;
    this.completer = options.completer;
    this.history = history;
    this.historySize = historySize;
    this.removeHistoryDuplicates = Boolean(options.removeHistoryDuplicates);
    this.tabSize = tabSize ?? 8;
    this.escapeCodeTimeout = escapeCodeTimeout;
    this.crlfDelay = crlfDelay ? Math.max(MIN_CRLF_DELAY, crlfDelay) : MIN_CRLF_DELAY;
    if (prompt !== undefined) this.#prompt = prompt;
    this.#listen();
    if (signal) this.#closeAt(signal);
    this.input.resume();
  }

  #listen(): void {
    const { input } = this;
    const listeners = {
      error: (error: unknown) => this.emit("error", error),
      data: (chunk: unknown) => this.#take(chunk),
      end: () => {
        if (this.#rest.length > 0) this.emit("line", this.#rest);
        this.close();
      },
    };
    for (const [name, listener] of Object.entries(listeners)) input.on(name, listener);
    this.once("close", () => {
      for (const [name, listener] of Object.entries(listeners))
        input.removeListener(name, listener);
    });
  }

  #closeAt(signal: Signal): void {
    const close = (): void => this.close();
    if (signal.aborted) {
      nextTick(close);
      return;
    }
    const disposable = addAbortListener(signal, close);
    this.once("close", () => disposable[Symbol.dispose]());
  }

  #take(chunk: unknown): void {
    if (chunk === undefined) return;
    let text: string = this.#decoder.write(chunk as never);
    if (this.#returnAt !== 0 && Date.now() - this.#returnAt <= this.crlfDelay) {
      if (text.startsWith("\n")) text = text.slice(1);
      this.#returnAt = 0;
    }
    const whole = this.#rest + text;
    const lines = text.search(LINE_END) < 0 ? [whole] : whole.split(LINE_END);
    if (lines.length > 1) this.#returnAt = whole.endsWith("\r") ? Date.now() : 0;
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#give(line);
  }

  #give(line: string): void {
    const answer = this.#answer;
    if (answer === undefined) {
      this.emit("line", line);
      return;
    }
    this.#answer = undefined;
    this.#prompt = this.#oldPrompt;
    answer(line);
  }

  get columns(): number {
    return this.output?.columns || Number.POSITIVE_INFINITY;
  }

  setPrompt(prompt: string): void {
    this.#prompt = prompt;
  }

  getPrompt(): string {
    return this.#prompt;
  }

  prompt(_preserveCursor?: boolean): void {
    if (this.paused) this.resume();
    this.#put(this.#prompt);
  }

  #put(text: string): void {
    validateString(text, "stringToWrite");
    this.output?.write(text);
  }

  /** Writes the query, and lets the next line be the answer. */
  ask(query: string, answer: Answer): void {
    if (this.closed) throw new ERR_USE_AFTER_CLOSE("readline");
    if (this.#answer !== undefined) {
      this.prompt();
      return;
    }
    this.#oldPrompt = this.#prompt;
    this.#prompt = query;
    this.#answer = answer;
    this.prompt();
  }

  /** Nobody waits for an answer any more. */
  unask(): void {
    if (this.#answer === undefined) return;
    this.#answer = undefined;
    this.#prompt = this.#oldPrompt;
    this.clearLine();
  }

  clearLine(): void {
    this.#put("\r\n");
    this.line = "";
  }

  close(): void {
    if (this.closed) return;
    this.pause();
    this.closed = true;
    this.emit("close");
  }

  pause(): this | undefined {
    if (this.paused) return undefined;
    this.input.pause();
    this.paused = true;
    this.emit("pause");
    return this;
  }

  resume(): this | undefined {
    if (!this.paused) return undefined;
    this.input.resume();
    this.paused = false;
    this.emit("resume");
    return this;
  }

  write(text: unknown): void {
    if (this.paused) this.resume();
    this.#take(text);
  }

  getCursorPos(): never {
    throw unavailable("readline.getCursorPos()", "A task has no terminal.");
  }

  /** The lines from now on; it ends when this is closed. */
  [Symbol.asyncIterator](): AsyncIterableIterator<string> {
    const events = on(this, "line", { close: ["close"], highWaterMark: 1024 });
    const first = ({ value, done }: IteratorResult<unknown[]>): IteratorResult<string> =>
      done ? { value: undefined, done } : { value: value[0] as string, done: false };
    const end = events.return?.bind(events);
    const iterator = {
      next: async () => first(await events.next()),
      async return() {
        await end?.();
        return { value: undefined, done: true as const };
      },
      throw: async (error: unknown) => first((await events.throw?.(error)) as never),
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }
}

function given<T extends object>(options: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as never;
}
