import { EventEmitter } from "../node/events/emitter.ts";

interface Source {
  [Symbol.asyncIterator](): AsyncIterator<unknown>;
  destroy(): unknown;
}

/** The lines of a stream of text: an async iterable, as `FileHandle.readLines()` gives it. */
export class LineReader extends EventEmitter {
  readonly #source: Source;
  #isClosed = false;

  constructor(source: Source) {
    super();
    this.#source = source;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string, void, undefined> {
    let rest = "";
    try {
      for await (const chunk of this.#source) {
        const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
        rest = lines.pop() ?? "";
        for (const line of lines) {
          this.emit("line", line);
          yield line;
          if (this.#isClosed) return;
        }
      }
      const last = rest.replace(/\r$/, "");
      if (rest !== "") yield last;
    } finally {
      this.close();
    }
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#source.destroy();
    this.emit("close");
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
