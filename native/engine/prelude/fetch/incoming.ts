import { concatAll } from "../bytes.ts";
import type { ContentDecoder } from "../compression/content-encoding.ts";
import type { AbortSignal } from "../events/abort-signal.ts";
import { load } from "../load.ts";
import type { ReadableStream } from "../streams/streams.ts";

type Controller = {
  enqueue(chunk: Uint8Array): void;
  close(): void;
  error(reason: unknown): void;
  readonly byobRequest: { respond(bytes: number): void } | null;
};

/** What the host holds of a response's body. */
export interface IncomingParts {
  /** The number of the request. */
  id: number;
  /** The whole body, where it came with the head. */
  bytes: Uint8Array | undefined;
  signal: AbortSignal | null;
  decoder: ContentDecoder | null;
  /** Makes the error of a body that breaks off. */
  explain(error: NativeHttpError): unknown;
}

const abandoned = new FinalizationRegistry<number>((id) => native.cancel(id));

/** The body of a response from the network, which is read once. */
export class Incoming {
  readonly #parts: IncomingParts;
  #bytes: Uint8Array | undefined;
  #failure: { reason: unknown } | null = null;
  #fail: ((reason: unknown) => void) | null = null;

  constructor(parts: IncomingParts) {
    this.#parts = parts;
    this.#bytes = parts.bytes;
    if (parts.bytes === undefined) abandoned.register(this, parts.id, this);
    parts.signal?.addEventListener("abort", this.#onAbort, { once: true });
  }

  readonly #onAbort = (): void => {
    const reason = this.#parts.signal?.reason;
    this.#end();
    native.cancel(this.#parts.id);
    this.#failure = { reason };
    this.#fail?.(reason);
  };

  /** Nothing more will happen to it. */
  #end(): void {
    abandoned.unregister(this);
    this.#parts.signal?.removeEventListener("abort", this.#onAbort);
  }

  /** Lets go of what was not read. */
  drop(): void {
    this.#end();
    native.cancel(this.#parts.id);
  }

  async readAll(): Promise<Uint8Array> {
    const bytes = await this.#read(true);
    const { decoder } = this.#parts;
    this.#end();
    return decoder === null
      ? bytes.bytes
      : concatAll([...decode(() => decoder.push(bytes.bytes)), ...decode(() => decoder.finish())]);
  }

  toStream(): ReadableStream<Uint8Array> {
    const { ReadableStream } = load("streams");
    return new ReadableStream({
      type: "bytes",
      start: (controller) => {
        if (this.#failure !== null) controller.error(this.#failure.reason);
        else this.#fail = (reason) => controller.error(reason);
      },
      pull: (controller) => this.#pull(controller),
      cancel: () => this.drop(),
    });
  }

  /** Reads until there is something to hand on: some pieces decode to nothing. */
  async #pull(controller: Controller): Promise<void> {
    const { decoder } = this.#parts;
    for (;;) {
      const { bytes, isEnded } = await this.#read(false);
      const pieces =
        decoder === null
          ? [bytes]
          : decode(() => [...decoder.push(bytes), ...(isEnded ? decoder.finish() : [])]);
      const filled = pieces.filter((piece) => piece.length > 0);
      for (const piece of filled) controller.enqueue(piece);
      if (isEnded) {
        this.#end();
        controller.close();
        controller.byobRequest?.respond(0);
      }
      if (isEnded || filled.length > 0) return;
    }
  }

  #read(whole: boolean): Promise<{ bytes: Uint8Array; isEnded: boolean }> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) {
        reject(this.#failure.reason);
        return;
      }
      if (this.#bytes !== undefined) {
        resolve({ bytes: this.#bytes, isEnded: true });
        return;
      }
      this.#fail ??= reject;
      native.readBody(this.#parts.id, whole, (error, bytes, isEnded) => {
        if (error === undefined) {
          resolve({ bytes, isEnded });
          return;
        }
        this.#end();
        reject(this.#parts.explain(error));
      });
    });
  }
}

/** The pieces of a body whose encoding is undone. */
function decode(work: () => Uint8Array[]): Uint8Array[] {
  try {
    return work();
  } catch (cause) {
    throw new TypeError("terminated", { cause });
  }
}
