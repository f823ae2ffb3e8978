import { unavailable } from "../errors/unavailable.ts";
import { ERR_INVALID_ARG_TYPE } from "../node/errors/codes.ts";
import { stream, type Writable } from "../node/stream/stream.ts";
import { validateString } from "../node/validators.ts";
import { ERR_HTTP_HEADERS_SENT } from "./errors.ts";
import { validateHeaderName, validateHeaderValue } from "./header-checks.ts";

type HeaderValue = number | string | readonly string[];

/** A message on its way out: headers, and a stream for the body. */
export interface OutgoingMessage extends Writable {
  _headers: Map<string, [name: string, value: HeaderValue]>;
  _isSent: boolean;
  finished: boolean;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  readonly writableFinished: boolean;
  readonly writableLength: number;
  readonly errored: unknown;
  setHeader(name: string, value: HeaderValue): this;
  setHeaders(headers: Headers | Map<string, HeaderValue>): this;
  appendHeader(name: string, value: HeaderValue): this;
  getHeader(name: string): HeaderValue | undefined;
  getHeaderNames(): string[];
  getRawHeaderNames(): string[];
  getHeaders(): Record<string, HeaderValue>;
  hasHeader(name: string): boolean;
  removeHeader(name: string): void;
  addTrailers(): never;
}

interface Headers {
  forEach(callback: (value: string, name: string) => void): void;
  getSetCookie(): string[];
}

interface OutgoingMessageConstructor {
  new (options?: object): OutgoingMessage;
  (options?: object): void;
  prototype: OutgoingMessage;
}

const initialize = stream.Writable as unknown as (this: Writable, options: object) => void;

/** Callable on the instances of other classes, as Node's. */
export const OutgoingMessage = function (this: OutgoingMessage, options: object = {}): void {
  initialize.call(this, options);
  this._headers = new Map();
  this._isSent = false;
  this.finished = false;
} as unknown as OutgoingMessageConstructor;

Object.defineProperty(OutgoingMessage, "name", { value: "OutgoingMessage", configurable: true });
Object.setPrototypeOf(OutgoingMessage.prototype, stream.Writable.prototype);
Object.setPrototypeOf(OutgoingMessage, stream.Writable);

function change(message: OutgoingMessage, verb: string): void {
  if (message._isSent) throw new ERR_HTTP_HEADERS_SENT(verb);
}

Object.defineProperties(
  OutgoingMessage.prototype,
  Object.getOwnPropertyDescriptors({
    get headersSent(): boolean {
      return (this as unknown as OutgoingMessage)._isSent;
    },

    setHeader(this: OutgoingMessage, name: string, value: HeaderValue): OutgoingMessage {
      change(this, "set");
      validateHeaderName(name);
      validateHeaderValue(name, value);
      this._headers.set(name.toLowerCase(), [name, value]);
      return this;
    },

    setHeaders(
      this: OutgoingMessage,
      headers: Headers | Map<string, HeaderValue>,
    ): OutgoingMessage {
      change(this, "set");
      if (!headers || Array.isArray(headers) || typeof headers.forEach !== "function") {
        throw new ERR_INVALID_ARG_TYPE("headers", ["Headers", "Map"], headers);
      }
      headers.forEach((value: HeaderValue, name: string) => {
        if (name !== "set-cookie") this.setHeader(name, value);
      });
      const cookies = headers instanceof Map ? headers.get("set-cookie") : headers.getSetCookie();
      if (cookies !== undefined && (cookies as string[]).length > 0) {
        this.setHeader("set-cookie", cookies);
      }
      return this;
    },

    appendHeader(this: OutgoingMessage, name: string, value: HeaderValue): OutgoingMessage {
      change(this, "append");
      validateHeaderName(name);
      validateHeaderValue(name, value);
      const before = this._headers.get(name.toLowerCase());
      if (before === undefined) return this.setHeader(name, value);
      const values = [before[1], value].flat().map(String);
      this._headers.set(name.toLowerCase(), [before[0], values]);
      return this;
    },

    getHeader(this: OutgoingMessage, name: string): HeaderValue | undefined {
      validateString(name, "name");
      return this._headers.get(name.toLowerCase())?.[1];
    },

    getHeaderNames(this: OutgoingMessage): string[] {
      return [...this._headers.keys()];
    },

    getRawHeaderNames(this: OutgoingMessage): string[] {
      return Array.from(this._headers.values(), ([name]) => name);
    },

    getHeaders(this: OutgoingMessage): Record<string, HeaderValue> {
      const headers: Record<string, HeaderValue> = Object.create(null);
      for (const [name, [, value]] of this._headers) headers[name] = value;
      return headers;
    },

    hasHeader(this: OutgoingMessage, name: string): boolean {
      validateString(name, "name");
      return this._headers.has(name.toLowerCase());
    },

    removeHeader(this: OutgoingMessage, name: string): void {
      validateString(name, "name");
      change(this, "remove");
      this._headers.delete(name.toLowerCase());
    },

    addTrailers(): never {
      throw unavailable("`addTrailers()`", "Send what follows the body as a part of it.");
    },
  }),
);
