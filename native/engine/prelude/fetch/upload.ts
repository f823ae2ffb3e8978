import type { ReadableStream, ReadableStreamDefaultReader } from "../streams/streams.ts";

/** The body of a request that is written as fast as the other side takes it. */
export class Upload {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #request: number;
  #isCancelled = false;

  constructor(stream: ReadableStream<Uint8Array>, request: number) {
    this.#reader = stream.getReader();
    this.#request = request;
  }

  /** Resolves when all is written or nobody wants any more; rejects with what the stream fails with. */
  async run(): Promise<void> {
    try {
      for (;;) {
        const { done, value } = await this.#reader.read();
        if (this.#isCancelled) return;
        if (done) {
          native.finishBody(this.#request);
          return;
        }
        // What the other side says to a body that it doesn't want is in the response.
        if (!(await this.#write(value))) return this.cancel(undefined);
      }
    } catch (error) {
      this.cancel(error);
      throw error;
    }
  }

  #write(piece: unknown): Promise<boolean> {
    if (!(piece instanceof Uint8Array)) throw new TypeError("Received non-Uint8Array chunk");
    return new Promise((resolve) => native.writeBody(this.#request, piece, resolve));
  }

  /** Tells the stream that nobody reads it any more. */
  cancel(reason: unknown): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    this.#reader.cancel(reason).catch(() => {});
  }
}
