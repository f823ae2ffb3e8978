import { concatAll } from "../bytes.ts";
import { load } from "../load.ts";
import { isByteStream, isDisturbed } from "../streams/state.ts";
import type { ReadableStream } from "../streams/streams.ts";
import { Incoming } from "./incoming.ts";

/** Where the bytes of a body come from: they are there, are on the network, or are read from a stream. */
export type Source = Uint8Array | Incoming | ReadableStream<Uint8Array>;

/** The body of a request or a response, which is read once. A stream is made of it only where someone asks for it. */
export class Content {
  #source: Source;
  /** The bytes, where they are known beforehand. Nobody writes to them. */
  readonly #bytes: Uint8Array | null;
  #stream: ReadableStream<Uint8Array> | null;
  #isTaken = false;

  constructor(source: Source) {
    this.#source = source;
    this.#bytes = source instanceof Uint8Array ? source : null;
    this.#stream = source instanceof Uint8Array || source instanceof Incoming ? null : source;
  }

  /** Whether anything was read from it. */
  get isUsed(): boolean {
    return this.#isTaken || (this.#stream !== null && isDisturbed(this.#stream));
  }

  get isUnusable(): boolean {
    return this.isUsed || this.#stream?.locked === true;
  }

  /** How many bytes it has, where that is known. */
  get length(): number | null {
    return this.#bytes?.length ?? null;
  }

  /** The body as what `response.body` is. */
  get stream(): ReadableStream<Uint8Array> {
    if (this.#stream !== null) return this.#stream;
    const stream = this.#isTaken ? takenStream() : toStream(this.#source);
    this.#stream = stream;
    return stream;
  }

  /** What is sent of a request's body, which nobody else reads then. */
  get outgoing(): Uint8Array | ReadableStream<Uint8Array> {
    return this.#bytes ?? this.stream;
  }

  /** Takes the body for someone else. Null where it was used already. */
  take(): Source | null {
    if (this.isUnusable) return null;
    const stream = this.#stream;
    // The other's is a stream of its own, so that this one counts as used.
    const source = this.#bytes ?? (stream === null ? this.#source : passOn(stream));
    if (this.#bytes !== null) stream?.cancel();
    this.#isTaken = true;
    return source;
  }

  /** All bytes, which are the caller's. */
  async readAll(): Promise<Uint8Array> {
    if (this.isUnusable) throw new TypeError("Body is unusable: Body has already been read");
    this.#isTaken = true;
    if (this.#stream !== null) return readStream(this.#stream);
    const source = this.#source;
    return source instanceof Incoming ? source.readAll() : (source as Uint8Array).slice();
  }

  /** A second body with the same bytes. */
  tee(): Content {
    if (this.#bytes !== null && this.#stream === null) return new Content(this.#bytes);
    const [mine, other] = this.stream.tee();
    this.#stream = mine as ReadableStream<Uint8Array>;
    this.#source = this.#stream;
    const isShared = !isByteStream(mine);
    return new Content((isShared ? copied(other) : other) as ReadableStream<Uint8Array>);
  }

  /** Ends a body that nobody will read. */
  cancel(reason: unknown): void {
    if (this.#stream !== null) {
      if (!this.#stream.locked) this.#stream.cancel(reason).catch(() => {});
    } else if (this.#source instanceof Incoming && !this.#isTaken) {
      this.#source.drop();
    }
  }
}

function toStream(source: Source): ReadableStream<Uint8Array> {
  if (source instanceof Incoming) return source.toStream();
  if (!(source instanceof Uint8Array)) return source;
  const { ReadableStream } = load("streams");
  return new ReadableStream({
    type: "bytes",
    pull(controller) {
      if (source.length > 0) controller.enqueue(source.slice());
      controller.close();
      controller.byobRequest?.respond(0);
    },
  });
}

/** The stream of a body that was read without it. */
function takenStream(): ReadableStream<Uint8Array> {
  const { ReadableStream } = load("streams");
  const stream = new ReadableStream<Uint8Array>({ type: "bytes" });
  stream.getReader().cancel();
  return stream;
}

function passOn(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const { TransformStream } = load("streams");
  return stream.pipeThrough(new TransformStream<Uint8Array, Uint8Array>());
}

/** A stream of copies of another's chunks. */
function copied(stream: ReadableStream): ReadableStream {
  const { ReadableStream } = load("streams");
  const reader = stream.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(load("cloning").structuredClone(value));
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

async function readStream(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concatAll(pieces);
    if (!(value instanceof Uint8Array)) {
      const error = new TypeError("Received non-Uint8Array chunk");
      reader.cancel(error).catch(() => {});
      throw error;
    }
    pieces.push(value);
  }
}
