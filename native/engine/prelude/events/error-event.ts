import { dictionary, domString, requireArguments } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { Event, type EventInit } from "./event.ts";

export interface ErrorEventInit extends EventInit {
  message?: string;
  filename?: string;
  lineno?: number;
  colno?: number;
  error?: unknown;
}

export class ErrorEvent extends Event {
  readonly #message: string;
  readonly #filename: string;
  readonly #lineno: number;
  readonly #colno: number;
  readonly #error: unknown;

  constructor(...args: [type: unknown, init?: ErrorEventInit]) {
    requireArguments(args.length, 1, "ErrorEvent constructor");
    super(...args);
    const { colno, error, filename, lineno, message } = dictionary(args[1], "options");
    this.#message = message === undefined ? "" : domString(message);
    this.#filename = filename === undefined ? "" : domString(filename).toWellFormed();
    this.#lineno = Number(lineno ?? 0) >>> 0;
    this.#colno = Number(colno ?? 0) >>> 0;
    this.#error = error;
  }

  get message(): string {
    return this.#message;
  }

  get filename(): string {
    return this.#filename;
  }

  get lineno(): number {
    return this.#lineno;
  }

  get colno(): number {
    return this.#colno;
  }

  get error(): unknown {
    return this.#error;
  }
}

webInterface(ErrorEvent, "ErrorEvent", { constructor: 1 });
