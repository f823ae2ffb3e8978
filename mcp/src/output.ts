/** What takes a piece of a running call's output. */
export type Emit = (stream: "stdout" | "stderr", text: string) => void;

/** Milliseconds in which output is gathered, so that a flood of lines isn't one of messages. */
const GATHER = 50;

/** Passes on what running code prints, in order, in pieces, and up to a number of characters. */
export class OutputStream {
  readonly #emit: Emit;
  #left: number;
  #pending: { stream: "stdout" | "stderr"; text: string }[] = [];
  #timer: NodeJS.Timeout | null = null;

  /** @param max Characters that are passed on, all in all. */
  constructor(emit: Emit, max: number) {
    this.#emit = emit;
    this.#left = max;
  }

  /** Takes a piece as it was printed. */
  push(stream: "stdout" | "stderr", text: string): void {
    if (this.#left <= 0 || text === "") return;
    const passed = text.slice(0, this.#left);
    this.#left -= passed.length;
    const last = this.#pending.at(-1);
    if (last?.stream === stream) last.text += passed;
    else this.#pending.push({ stream, text: passed });
    this.#timer ??= setTimeout(() => this.flush(), GATHER).unref();
  }

  /** Passes on what is gathered. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const pieces = this.#pending;
    this.#pending = [];
    for (const { stream, text } of pieces) this.#emit(stream, text);
  }
}
