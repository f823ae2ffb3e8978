import { Buffer } from "../node/buffer/buffer.ts";
import { validateFunction } from "../node/validators.ts";
import { type Callback, callBack } from "./callback.ts";
import { type Place, read, readv, write, writev } from "./read-write.ts";

/** Read where no buffer is given, bytes. */
const BUFFER_BYTES = 16384;

const CUSTOM_PROMISIFY = Symbol.for("nodejs.util.promisify.custom");

/** Takes the callback off the end of arguments. */
function split(args: unknown[]): [Callback, unknown[]] {
  const at = args.findLastIndex((arg) => arg !== undefined);
  const callback = args[at];
  validateFunction(callback, "cb");
  return [callback as Callback, args.slice(0, at)];
}

/** `read(fd[, buffer[, offset[, length[, position]]]], callback)`, or options instead of what follows `fd`. */
export function readCallback(fd: unknown, ...args: unknown[]): void {
  const [callback, rest] = split(args);
  callBack(callback, () => {
    let [buffer, ...place] = rest;
    if (!ArrayBuffer.isView(buffer)) {
      const options = (buffer ?? {}) as Place & { buffer?: unknown };
      buffer = options.buffer ?? Buffer.alloc(BUFFER_BYTES);
      place = [options];
    }
    return [read(fd, buffer, ...place), buffer];
  });
}

export function writeCallback(fd: unknown, data: unknown, ...args: unknown[]): void {
  const [callback, place] = split(args);
  callBack(callback, () => [write(fd, data, ...place), data]);
}

export function readvCallback(fd: unknown, buffers: unknown, ...args: unknown[]): void {
  const [callback, [position]] = split(args);
  callBack(callback, () => [readv(fd, buffers, position), buffers]);
}

export function writevCallback(fd: unknown, buffers: unknown, ...args: unknown[]): void {
  const [callback, [position]] = split(args);
  callBack(callback, () => [writev(fd, buffers, position), buffers]);
}

/** As promises, these give both results. */
function promisify(
  operation: (...args: unknown[]) => void,
  first: string,
  second: string,
): (...args: unknown[]) => Promise<object> {
  return (...args) =>
    new Promise((resolve, reject) => {
      operation(...args, (error: unknown, count: unknown, data: unknown) => {
        if (error) reject(error);
        else resolve({ [first]: count, [second]: data });
      });
    });
}

for (const [operation, first, second] of [
  [readCallback, "bytesRead", "buffer"],
  [writeCallback, "bytesWritten", "buffer"],
  [readvCallback, "bytesRead", "buffers"],
  [writevCallback, "bytesWritten", "buffers"],
] as const) {
  const value = promisify(operation as (...args: unknown[]) => void, first, second);
  Object.defineProperty(operation, CUSTOM_PROMISIFY, { value });
}
