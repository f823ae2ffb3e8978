import { refuse } from "../../errors/unavailable.ts";
import { nameClasses } from "../../tag.ts";
import { AbortError } from "../errors/abort-error.ts";
import { addAbortListener } from "../events/listeners.ts";
import type { Signal } from "../events/once.ts";
import { validateAbortSignal } from "../validators.ts";
import { clearLine, clearScreenDown, cursorTo, moveCursor } from "./cursor.ts";
import { LineInterface } from "./interface.ts";
import { readlinePromises } from "./promises.ts";

type Answer = (line: string) => void;

interface QuestionOptions {
  signal?: Signal;
}

/** `Interface` of `node:readline`. */
class Interface extends LineInterface {
  question(query: string, options: QuestionOptions | Answer, callback?: Answer): void {
    let answer = typeof options === "function" ? options : callback;
    const { signal } = (
      typeof options === "object" && options !== null ? options : {}
    ) as QuestionOptions;
    if (signal) {
      validateAbortSignal(signal, "options.signal");
      if (signal.aborted) return;
      const disposable = addAbortListener(signal, () => this.unask());
      const inner = answer;
      answer = (line) => {
        disposable[Symbol.dispose]();
        inner?.(line);
      };
    }
    if (typeof answer === "function") this.ask(query, answer);
  }
}

// What `util.promisify` makes of it.
Object.defineProperty(Interface.prototype.question, Symbol.for("nodejs.util.promisify.custom"), {
  value(this: Interface, query: string, options: QuestionOptions = {}) {
    return new Promise((resolve, reject) => {
      const { signal } = options ?? {};
      const fail = (): void => reject(new AbortError(undefined, { cause: signal?.reason }));
      if (signal?.aborted) {
        fail();
        return;
      }
      signal?.addEventListener("abort", fail, { once: true });
      this.question(query, options, (line) => {
        signal?.removeEventListener("abort", fail);
        resolve(line);
      });
    });
  },
});

nameClasses({ Interface });

/** The module `node:readline`: over streams that are no terminals. */
export const readline = {
  Interface,
  clearLine,
  clearScreenDown,
  createInterface: (...args: ConstructorParameters<typeof Interface>): Interface =>
    new Interface(...args),
  cursorTo,
  emitKeypressEvents: refuse("readline.emitKeypressEvents()", "A task has no terminal."),
  moveCursor,
  promises: readlinePromises,
};
