declare module "readable-stream/lib/stream.js" {
  type EventEmitter = import("../events/emitter.ts").EventEmitter;

  /** As far as the prelude uses the library. */
  interface AnyStream extends EventEmitter {
    destroyed: boolean;
    destroy(error?: unknown): this;
  }
  export interface Readable extends AnyStream {
    readable: boolean;
    readonly readableObjectMode: boolean;
    readonly readableHighWaterMark: number;
    readonly readableFlowing: boolean | null;
    readableEnded: boolean;
    push(chunk: unknown, encoding?: string): boolean;
    read(size?: number): unknown;
    pause(): this;
    resume(): this;
    setEncoding(encoding: string): this;
    pipe<S>(target: S, options?: { end?: boolean }): S;
    [Symbol.asyncIterator](): AsyncIterator<unknown>;
  }
  export interface Writable extends AnyStream {
    writable: boolean;
    readonly writableObjectMode: boolean;
    readonly writableHighWaterMark: number;
    readonly writableNeedDrain: boolean;
    write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean;
    end(chunk?: unknown, encoding?: unknown, callback?: unknown): this;
  }
  export interface Duplex extends Readable, Writable {}
  type Options = Record<string, unknown>;
  type Callback = (error?: unknown) => void;
  interface ReadableClass {
    new (options?: Options): Readable;
    prototype: Readable;
    from(source: unknown, options?: Options): Readable;
    fromWeb(stream: never, options?: never): Readable;
    toWeb(stream: never, options?: never): unknown;
  }
  interface WritableClass {
    new (options?: Options): Writable;
    prototype: Writable;
    fromWeb(stream: never, options?: never): Writable;
    toWeb(stream: never): unknown;
  }
  interface DuplexClass {
    new (options?: Options): Duplex;
    prototype: Duplex;
    from(source: unknown): Duplex;
    fromWeb(pair: never, options?: never): Duplex;
    toWeb(stream: never): unknown;
  }
  interface StreamModule {
    new (options?: Options): AnyStream;
    (options?: Options): void;
    Stream: StreamModule;
    Readable: ReadableClass;
    Writable: WritableClass;
    Duplex: DuplexClass;
    Transform: DuplexClass;
    PassThrough: DuplexClass;
    pipeline(...streams: unknown[]): unknown;
    finished(stream: unknown, options: Options | Callback, callback?: Callback): () => void;
    addAbortSignal<S>(signal: unknown, stream: S): S;
    compose(...streams: unknown[]): Duplex;
    destroy(stream: unknown, error?: unknown): unknown;
    isDestroyed(stream: unknown): boolean | null;
    isDisturbed(stream: unknown): boolean;
    isErrored(stream: unknown): boolean;
    isReadable(stream: unknown): boolean | null;
    isWritable(stream: unknown): boolean | null;
    getDefaultHighWaterMark(objectMode: boolean): number;
    setDefaultHighWaterMark(objectMode: boolean, value: number): void;
    promises: {
      pipeline(...streams: unknown[]): Promise<unknown>;
      finished(stream: unknown, options?: Options): Promise<void>;
    };
    duplexPair(options?: Options): [Duplex, Duplex];
    _isArrayBufferView(value: unknown): boolean;
    _isUint8Array(value: unknown): boolean;
    _uint8ArrayToBuffer(value: Uint8Array): Uint8Array;
  }
  const stream: StreamModule;
  export default stream;
}
