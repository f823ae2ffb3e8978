import { load } from "../load.ts";
import { becomeLater } from "./become.ts";

/** `process.stdout` and `process.stderr`, as far as most packages use them. */
export interface Output {
  readonly fd: 1 | 2;
  readonly isTTY: false;
  writable: boolean;
  write(chunk: string | Uint8Array, ...rest: unknown[]): boolean;
}

/** `process.stdin` before anyone reads it. */
export interface Input {
  readonly fd: 0;
  readonly isTTY: false;
}

/** What packages ask for to find out whether there is a terminal; it is undefined then. */
const TERMINAL = ["columns", "rows", "getColorDepth", "hasColors", "isRaw", "setRawMode", "then"];

/** Whether only a stream of `node:stream` has such a property. */
function isOfStream(key: string | symbol): boolean {
  if (typeof key === "symbol") return key === Symbol.asyncIterator;
  return !TERMINAL.includes(key) && !(key in Object.prototype);
}

function output(fd: 1 | 2): Output {
  const stream: Output = {
    fd,
    isTTY: false,
    writable: true,
    write(chunk, ...rest) {
      native.write(fd, typeof chunk === "string" ? chunk : (native.decodeUtf8(chunk, false) ?? ""));
      const callback = rest.at(-1);
      if (typeof callback === "function") native.queueMicrotask(callback as () => void);
      return true;
    },
  };
  becomeLater(stream, isOfStream, () => load("stdio").becomeWritable(stream));
  return stream;
}

function input(): Input {
  const stream: Input = { fd: 0, isTTY: false };
  becomeLater(stream, isOfStream, () => load("stdio").becomeReadable(stream));
  return stream;
}

// They become streams of `node:stream` when something that only these have is asked for: tasks that print, or ask for
// a terminal, don't carry those.

export const stdin = input();
export const stdout = output(1);
export const stderr = output(2);
