import { normalizeEncoding } from "../node/buffer/encodings.ts";
import { AbortError } from "../node/errors/abort-error.ts";
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } from "../node/errors/codes.ts";
import { validateAbortSignal, validateInt32, validateUint32 } from "../node/validators.ts";
import { constants } from "./constants.ts";

/** Options that may be given as the encoding alone. */
export type Options<T = object> = string | null | undefined | (T & CommonOptions);

interface CommonOptions {
  encoding?: string | null | undefined;
  signal?: Signal | undefined;
}

export interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
}

/** Options as an object, checked as far as all operations have them in common. */
export function optionsOf<T extends object>(
  options: Options<T> | unknown,
  defaults: Partial<T> & CommonOptions = {} as Partial<T>,
): Partial<T> & CommonOptions {
  if (options === undefined || options === null || typeof options === "function") return defaults;
  let given: Partial<T> & CommonOptions;
  if (typeof options === "string") given = { encoding: options } as typeof given;
  else if (typeof options === "object") given = options as typeof given;
  else throw new ERR_INVALID_ARG_TYPE("options", ["string", "Object"], options);
  checkEncoding(given.encoding);
  validateAbortSignal(given.signal, "options.signal");
  return { ...defaults, ...given };
}

export function checkEncoding(encoding: unknown): void {
  if (!encoding || encoding === "buffer") return;
  if (typeof encoding !== "string" || normalizeEncoding(encoding) === undefined) {
    throw new ERR_INVALID_ARG_VALUE("encoding", encoding, "is invalid encoding");
  }
}

export function throwIfAborted(signal: Signal | undefined): void {
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
}

/** A file's mode. It is checked, but the file systems of tasks know no modes, as on Windows. */
export function checkMode(mode: unknown, name: string): void {
  if (mode === undefined || mode === null) return;
  if (typeof mode === "string") {
    if (/^[0-7]+$/.test(mode)) return;
    const reason = "must be a 32-bit unsigned integer or an octal string";
    throw new ERR_INVALID_ARG_VALUE(name, mode, reason);
  }
  validateUint32(mode, name);
}

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY } = constants;

const FLAGS: Record<string, number> = {
  r: O_RDONLY,
  rs: O_RDONLY | O_SYNC,
  "r+": O_RDWR,
  "rs+": O_RDWR | O_SYNC,
  w: O_TRUNC | O_CREAT | O_WRONLY,
  wx: O_TRUNC | O_CREAT | O_WRONLY | O_EXCL,
  "w+": O_TRUNC | O_CREAT | O_RDWR,
  "wx+": O_TRUNC | O_CREAT | O_RDWR | O_EXCL,
  a: O_APPEND | O_CREAT | O_WRONLY,
  ax: O_APPEND | O_CREAT | O_WRONLY | O_EXCL,
  as: O_APPEND | O_CREAT | O_WRONLY | O_SYNC,
  "a+": O_APPEND | O_CREAT | O_RDWR,
  "ax+": O_APPEND | O_CREAT | O_RDWR | O_EXCL,
  "as+": O_APPEND | O_CREAT | O_RDWR | O_SYNC,
};

/** Other spellings. */
const ALIASES: Record<string, string> = {
  sr: "rs",
  "sr+": "rs+",
  xw: "wx",
  "xw+": "wx+",
  xa: "ax",
  "xa+": "ax+",
  sa: "as",
  "sa+": "as+",
};

/** The bits that flags such as "a+" stand for. */
export function flagsOf(flags: unknown, name = "flags"): number {
  if (flags === undefined || flags === null) return O_RDONLY;
  if (typeof flags === "number") {
    validateInt32(flags, name);
    return flags;
  }
  const known = typeof flags === "string" ? FLAGS[ALIASES[flags] ?? flags] : undefined;
  if (known === undefined) throw new ERR_INVALID_ARG_VALUE(name, flags);
  return known;
}

/** Seconds and nanoseconds of a time as `utimes` takes it. */
export function timeOf(time: unknown, name = "time"): [number, number] {
  const seconds = secondsOf(time, name);
  const whole = Math.floor(seconds);
  return [whole, Math.round((seconds - whole) * 1e9)];
}

/** Seconds of a time as `utimes` takes it. */
export function secondsOf(time: unknown, name = "time"): number {
  // biome-ignore lint/suspicious/noDoubleEquals: any text that is a number is one, as in Node
  if (typeof time === "string" && +time == (time as unknown)) return secondsOf(+time, name);
  if (typeof time === "number" && Number.isFinite(time)) {
    return time < 0 ? Date.now() / 1000 : time;
  }
  if (time instanceof Date) return time.getTime() / 1000;
  throw new ERR_INVALID_ARG_TYPE(name, ["Date", "Time in seconds"], time);
}
