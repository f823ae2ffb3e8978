import { unavailable } from "../errors/unavailable.ts";
import { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } from "../node/errors/codes.ts";
import { validateInteger } from "../node/validators.ts";
import type { Signal } from "./options.ts";
import { checkEncoding } from "./options.ts";

/** What both kinds of streams of a file take. */
export interface StreamOptions {
  autoClose?: boolean;
  emitClose?: boolean;
  encoding?: string | null;
  /** Of an open file: its number, or the handle. */
  fd?: number | Handle | null;
  flags?: string | number;
  flush?: boolean;
  fs?: unknown;
  highWaterMark?: number;
  mode?: unknown;
  signal?: Signal;
  start?: number;
  end?: number;
  objectMode?: boolean;
}

/** A `FileHandle`, as far as its streams use it. */
export interface Handle {
  readonly fd: number;
  close(): Promise<void>;
  on(name: "close", listener: () => void): unknown;
}

/** Options that may be given as the encoding alone. */
export function streamOptionsOf(options: unknown): StreamOptions {
  if (options === undefined || options === null) return {};
  const given = typeof options === "string" ? { encoding: options } : options;
  if (typeof given !== "object") {
    throw new ERR_INVALID_ARG_TYPE("options", ["string", "Object"], options);
  }
  const checked = { ...given } as StreamOptions;
  checkEncoding(checked.encoding);
  if (checked.fs !== undefined && checked.fs !== null) {
    throw unavailable("The option `fs` of a file's stream", "Write a stream of your own.");
  }
  return checked;
}

export function checkStart(start: unknown): asserts start is number {
  validateInteger(start, "start", 0);
}

/** `end` is the last byte that is read. */
export function checkEnd(end: unknown, start: number | undefined): void {
  if (end === Number.POSITIVE_INFINITY) return;
  validateInteger(end, "end", 0);
  if (start !== undefined && start > end) {
    throw new ERR_OUT_OF_RANGE("start", `<= "end" (here: ${end})`, start);
  }
}
