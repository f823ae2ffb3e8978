/** A line, or one that was longer than allowed and is left out. */
export type Line = Buffer | "too long";

const BREAK = 0x0a;

/** Splits a stream of bytes into lines of bounded length. */
export class Lines {
  readonly #limit: number;
  /** The line that has begun; empty while one is being skipped. */
  #parts: Buffer[] = [];
  #length = 0;

  /** @param limit Bytes of a line, without its break. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The lines that a chunk completes. */
  *push(chunk: Buffer): Generator<Line> {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(BREAK, start);
      this.#add(chunk.subarray(start, end === -1 ? undefined : end));
      if (end === -1) return;
      yield this.#take();
      start = end + 1;
    }
  }

  /** What stands behind the last break. */
  *end(): Generator<Line> {
    if (this.#length > 0) yield this.#take();
  }

  #add(part: Buffer): void {
    this.#length += part.length;
    if (this.#length > this.#limit) this.#parts = [];
    else if (part.length > 0) this.#parts.push(part);
  }

  #take(): Line {
    const line = this.#length > this.#limit ? "too long" : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#length = 0;
    return line;
  }
}
