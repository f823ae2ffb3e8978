import { setStandardStream } from "../node/stream/library/process.ts";
import { stream } from "../node/stream/stream.ts";
import type { Input, Output } from "./standard-streams.ts";

type Initialize = (this: object, options: object) => void;

/** As in Node, where the standard streams can't be closed. */
const LASTING = { emitClose: false, autoDestroy: false };

/** Makes an output a stream with everything that these can do. */
export function becomeWritable(output: Output): void {
  const { fd, write } = output;
  // What a stream has instead takes encodings and callbacks in their order.
  Reflect.deleteProperty(output, "write");
  Reflect.deleteProperty(output, "writable");
  Object.setPrototypeOf(output, stream.Writable.prototype);
  (stream.Writable as unknown as Initialize).call(output, {
    ...LASTING,
    write(chunk: Uint8Array, _encoding: string, done: () => void) {
      write(chunk);
      done();
    },
  });
  setStandardStream(fd, output);
}

/** Makes the input a stream. Nobody writes to a task, so it is at its end. */
export function becomeReadable(input: Input): void {
  const { Readable } = stream;
  Object.setPrototypeOf(input, Readable.prototype);
  (Readable as unknown as Initialize).call(input, { ...LASTING, read() {} });
  Readable.prototype.push.call(input, null);
}
