import { nameClasses } from "../../tag.ts";
import { AbortError } from "../errors/abort-error.ts";
import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { addAbortListener } from "../events/listeners.ts";
import type { Signal } from "../events/once.ts";
import { validateAbortSignal, validateBoolean, validateInteger } from "../validators.ts";
import { CLEAR_DOWN, clearLineText, cursorToText, moveCursorText } from "./cursor.ts";
import { LineInterface } from "./interface.ts";

/** `Interface` of `node:readline/promises`. */
class Interface extends LineInterface {
  question(query: string, options: { signal?: Signal } = {}): Promise<string> {
    return new Promise((resolve, reject) => {
      let answer = resolve;
      const { signal } = options ?? {};
      if (signal) {
        validateAbortSignal(signal, "options.signal");
        if (signal.aborted) {
          reject(new AbortError(undefined, { cause: signal.reason }));
          return;
        }
        const disposable = addAbortListener(signal, () => {
          this.unask();
          reject(new AbortError(undefined, { cause: signal.reason }));
        });
        answer = (line) => {
          disposable[Symbol.dispose]();
          resolve(line);
        };
      }
      this.ask(query, answer as (line: string) => void);
    });
  }
}

interface Output {
  write(text: string, callback?: () => void): boolean;
  readonly writable?: boolean;
}

/** `Readline` of `node:readline/promises`: collects control sequences for a terminal, and writes them at once. */
class Readline {
  readonly #output: Output;
  readonly #isAutomatic: boolean;
  #waiting: string[] = [];

  constructor(output: Output, options?: { autoCommit?: boolean }) {
    const isWritable =
      typeof output === "object" && output !== null && typeof output.write === "function";
    if (!isWritable) throw new ERR_INVALID_ARG_TYPE("stream", "Writable", output);
    this.#output = output;
    if (options?.autoCommit !== undefined) {
      validateBoolean(options.autoCommit, "options.autoCommit");
    }
    this.#isAutomatic = options?.autoCommit ?? false;
  }

  #add(text: string): this {
    if (this.#isAutomatic) native.queueMicrotask(() => this.#output.write(text));
    else this.#waiting.push(text);
    return this;
  }

  cursorTo(x: number, y?: number): this {
    validateInteger(x, "x");
    if (y !== undefined && y !== null) validateInteger(y, "y");
    return this.#add(cursorToText(x, y));
  }

  moveCursor(dx: number, dy: number): this {
    if (dx === 0 && dy === 0) return this;
    validateInteger(dx, "dx");
    validateInteger(dy, "dy");
    return this.#add(moveCursorText(dx, dy));
  }

  clearLine(direction: number): this {
    validateInteger(direction, "dir", -1, 1);
    return this.#add(clearLineText(direction));
  }

  clearScreenDown(): this {
    return this.#add(CLEAR_DOWN);
  }

  commit(): Promise<void> {
    const text = this.#waiting.join("");
    this.#waiting = [];
    return new Promise((resolve) => this.#output.write(text, resolve));
  }

  rollback(): this {
    this.#waiting = [];
    return this;
  }
}

nameClasses({ Interface, Readline });

/** The module `node:readline/promises`. */
export const readlinePromises = {
  Interface,
  Readline,
  createInterface: (...args: ConstructorParameters<typeof Interface>): Interface =>
    new Interface(...args),
};
