/** As far as the adapters use the Web's streams. */
export interface ReadableStream {
  getReader(): {
    read(): Promise<{ done: boolean; value?: unknown }>;
    cancel(reason?: unknown): Promise<void>;
    readonly closed: Promise<void>;
  };
  cancel(reason?: unknown): Promise<void>;
}

export interface WritableStream {
  getWriter(): {
    readonly ready: Promise<void>;
    readonly closed: Promise<void>;
    write(chunk: unknown): Promise<void>;
    close(): Promise<void>;
    abort(reason?: unknown): Promise<void>;
  };
  close(): Promise<void>;
}

export interface ReadableStreamController {
  readonly desiredSize: number | null;
  enqueue(chunk: unknown): void;
  close(): void;
  error(reason: unknown): void;
}

export interface WritableStreamController {
  error(reason: unknown): void;
}

type Strategy = object;

interface WebStreams {
  ReadableStream: new (
    source?: {
      start?(controller: ReadableStreamController): void;
      pull?(controller: ReadableStreamController): unknown;
      cancel?(reason: unknown): unknown;
    },
    strategy?: Strategy,
  ) => ReadableStream;
  WritableStream: new (
    sink?: {
      start?(controller: WritableStreamController): void;
      write?(chunk: unknown): unknown;
      abort?(reason: unknown): unknown;
      close?(): unknown;
    },
    strategy?: Strategy,
  ) => WritableStream;
  CountQueuingStrategy: new (init: { highWaterMark: number }) => Strategy;
}

/** The Web's streams, which are loaded when a task uses them. */
export function webStreams(): WebStreams {
  return globalThis as unknown as WebStreams;
}
