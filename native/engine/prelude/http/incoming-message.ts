import { adopt } from "../node/buffer/fast-buffer.ts";
import { nextTick } from "../node/next-tick.ts";
import { type Readable, stream } from "../node/stream/stream.ts";
import { connectionReset } from "./errors.ts";
import { addHeader, type Headers } from "./received-headers.ts";

/** Where the body of a response comes from. */
export interface Source {
  /** Calls back with what is there. */
  read(done: (error: unknown, bytes: Uint8Array, isEnded: boolean) => void): void;
  /** Nobody wants the rest. */
  cancel(): void;
}

/** A response, as the client gets it. */
export interface IncomingMessage extends Readable {
  socket: unknown;
  connection: unknown;
  httpVersion: string;
  httpVersionMajor: number;
  httpVersionMinor: number;
  rawHeaders: string[];
  rawTrailers: string[];
  joinDuplicateHeaders: boolean;
  aborted: boolean;
  complete: boolean;
  upgrade: boolean;
  url: string;
  method: string | null;
  statusCode: number | null;
  statusMessage: string | null;
  headers: Headers;
  headersDistinct: Record<string, string[]>;
  trailers: Headers;
  trailersDistinct: Record<string, string[]>;
  req: unknown;
  _source: Source | undefined;
  _dumped: boolean;
  _read(): void;
  _dump(): void;
  setTimeout(milliseconds: number, callback?: () => void): this;
}

interface IncomingMessageConstructor {
  new (socket?: unknown): IncomingMessage;
  (socket?: unknown): void;
  prototype: IncomingMessage;
}

const initialize = stream.Readable as unknown as (this: Readable, options: object) => void;

/** Callable on the instances of other classes, as Node's. */
export const IncomingMessage = function (this: IncomingMessage, socket?: unknown): void {
  initialize.call(this, {});
  this.socket = socket ?? null;
  this.httpVersion = "1.1";
  this.httpVersionMajor = 1;
  this.httpVersionMinor = 1;
  this.rawHeaders = [];
  this.rawTrailers = [];
  this.joinDuplicateHeaders = false;
  this.aborted = false;
  this.complete = false;
  this.upgrade = false;
  this.url = "";
  this.method = null;
  this.statusCode = null;
  this.statusMessage = null;
  this._source = undefined;
  this._dumped = false;
} as unknown as IncomingMessageConstructor;

Object.defineProperty(IncomingMessage, "name", { value: "IncomingMessage", configurable: true });
Object.setPrototypeOf(IncomingMessage.prototype, stream.Readable.prototype);
Object.setPrototypeOf(IncomingMessage, stream.Readable);

const PARSED = new WeakMap<object, Headers>();

Object.defineProperties(
  IncomingMessage.prototype,
  Object.getOwnPropertyDescriptors({
    get connection(): unknown {
      return (this as unknown as IncomingMessage).socket;
    },
    set connection(socket: unknown) {
      (this as unknown as IncomingMessage).socket = socket;
    },

    get headers(): Headers {
      const message = this as unknown as IncomingMessage;
      let headers = PARSED.get(message);
      if (headers === undefined) {
        headers = {};
        const { rawHeaders, joinDuplicateHeaders } = message;
        for (let at = 0; at < rawHeaders.length; at += 2) {
          addHeader(headers, rawHeaders[at] ?? "", rawHeaders[at + 1] ?? "", joinDuplicateHeaders);
        }
        PARSED.set(message, headers);
      }
      return headers;
    },
    set headers(headers: Headers) {
      PARSED.set(this, headers);
    },

    get headersDistinct(): Record<string, string[]> {
      const { rawHeaders } = this as unknown as IncomingMessage;
      const headers: Record<string, string[]> = Object.create(null);
      for (let at = 0; at < rawHeaders.length; at += 2) {
        const name = (rawHeaders[at] ?? "").toLowerCase();
        headers[name] ??= [];
        headers[name].push(rawHeaders[at + 1] ?? "");
      }
      return headers;
    },

    // Trailers don't get through the host.
    get trailers(): Headers {
      return {};
    },
    get trailersDistinct(): Record<string, string[]> {
      return Object.create(null);
    },

    _read(this: IncomingMessage): void {
      this._source?.read((error, bytes, isEnded) => {
        if (this.destroyed) return;
        if (error) {
          this.aborted = true;
          this.emit("aborted");
          this.destroy(connectionReset("aborted"));
          return;
        }
        if (bytes.length > 0) this.push(adopt(bytes));
        if (!isEnded) {
          // What was read is empty: nobody asks again.
          if (bytes.length === 0) this._read();
          return;
        }
        this.complete = true;
        this._source = undefined;
        this.push(null);
      });
    },

    _destroy(this: IncomingMessage, error: unknown, done: (error?: unknown) => void): void {
      if (!this.complete && this._source !== undefined) {
        this._source.cancel();
        this._source = undefined;
        if (!this.aborted) {
          this.aborted = true;
          this.emit("aborted");
        }
      }
      // As in Node: whoever doesn't listen to errors of the response hears them from the request.
      nextTick(() => done(this.listenerCount("error") > 0 ? error : null));
    },

    _dump(this: IncomingMessage): void {
      if (this._dumped) return;
      this._dumped = true;
      this._source?.cancel();
      this._source = undefined;
      this.complete = true;
      this.push(null);
      this.resume();
    },

    setTimeout(
      this: IncomingMessage,
      milliseconds: number,
      callback?: () => void,
    ): IncomingMessage {
      if (callback !== undefined) this.on("timeout", callback);
      (this.req as { setTimeout?(ms: number): void } | undefined)?.setTimeout?.(milliseconds);
      return this;
    },
  }),
);
