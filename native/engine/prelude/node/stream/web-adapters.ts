import stream, { type Duplex, type Readable, type Writable } from "readable-stream/lib/stream.js";
import { Buffer } from "../buffer/buffer.ts";
import { AbortError } from "../errors/abort-error.ts";
import { ERR_INVALID_ARG_TYPE, ERR_STREAM_PREMATURE_CLOSE } from "../errors/codes.ts";
import type {
  ReadableStream,
  ReadableStreamController,
  WritableStream,
  WritableStreamController,
} from "./web-streams.ts";
import { webStreams } from "./web-streams.ts";

interface Options {
  highWaterMark?: number;
  objectMode?: boolean;
  encoding?: string;
  signal?: unknown;
  decodeStrings?: boolean;
  allowHalfOpen?: boolean;
}

const isCode = (error: unknown, code: string): boolean =>
  (error as { code?: string } | undefined)?.code === code;

/** `Readable.fromWeb` */
export function readableFromWeb(source: ReadableStream, options: Options = {}): Readable {
  if (!(source instanceof webStreams().ReadableStream)) {
    throw new ERR_INVALID_ARG_TYPE("readableStream", "ReadableStream", source);
  }
  const reader = source.getReader();
  let isClosed = false;
  const readable = new stream.Readable({
    ...options,
    read(this: Readable) {
      reader.read().then(
        ({ done, value }) => this.push(done ? null : value),
        (error: unknown) => this.destroy(error),
      );
    },
    destroy(error: unknown, callback: (error?: unknown) => void) {
      if (isClosed) {
        callback(error);
        return;
      }
      const done = (): void => callback(error);
      reader.cancel(error).then(done, done);
    },
  });
  reader.closed.then(
    () => {
      isClosed = true;
    },
    (error: unknown) => {
      isClosed = true;
      readable.destroy(error);
    },
  );
  return readable;
}

/** `Readable.toWeb` */
export function readableToWeb(
  readable: Readable,
  options: { strategy?: { highWaterMark?: number; size?: (chunk: unknown) => number } } = {},
): ReadableStream {
  if (typeof readable?._events !== "object" || typeof readable.read !== "function") {
    throw new ERR_INVALID_ARG_TYPE("streamReadable", "stream.Readable", readable);
  }
  const { ReadableStream, CountQueuingStrategy } = webStreams();
  if (stream.isDestroyed(readable) || !stream.isReadable(readable)) {
    const ended = new ReadableStream();
    ended.cancel();
    return ended;
  }
  const { readableObjectMode: objectMode, readableHighWaterMark: highWaterMark } = readable;
  const strategy =
    options.strategy ??
    (objectMode ? new CountQueuingStrategy({ highWaterMark }) : { highWaterMark });
  let controller: ReadableStreamController;
  let wasCancelled = false;
  readable.pause();
  const stop = stream.finished(readable, (error: unknown) => {
    stop();
    readable.on("error", () => {});
    if (error)
      controller.error(isCode(error, "ERR_STREAM_PREMATURE_CLOSE") ? aborted(error) : error);
    else if (!wasCancelled) controller.close();
  });
  readable.on("data", (chunk: unknown) => {
    // A Buffer is Node's; the Web has the bytes.
    controller.enqueue(chunk instanceof Buffer && !objectMode ? new Uint8Array(chunk) : chunk);
    if (controller.desiredSize !== null && controller.desiredSize <= 0) readable.pause();
  });
  return new ReadableStream(
    {
      start(made) {
        controller = made;
      },
      pull() {
        readable.resume();
      },
      cancel(reason) {
        wasCancelled = true;
        readable.destroy(reason);
      },
    },
    strategy,
  );
}

function aborted(cause: unknown): Error {
  return new AbortError(undefined, { cause });
}

/** `Writable.fromWeb` */
export function writableFromWeb(target: WritableStream, options: Options = {}): Writable {
  if (!(target instanceof webStreams().WritableStream)) {
    throw new ERR_INVALID_ARG_TYPE("writableStream", "WritableStream", target);
  }
  const writer = target.getWriter();
  let isClosed = false;
  const writable = new stream.Writable({ ...options, ...writing(writer, () => isClosed) });
  writer.closed.then(
    () => {
      isClosed = true;
      if (!stream.isDestroyed(writable) && stream.isWritable(writable)) {
        writable.destroy(new ERR_STREAM_PREMATURE_CLOSE());
      }
    },
    (error: unknown) => {
      isClosed = true;
      writable.destroy(error);
    },
  );
  return writable;
}

type Done = (error?: unknown) => void;

/** The methods of a Writable that hand everything on to a writer. */
function writing(writer: ReturnType<WritableStream["getWriter"]>, isClosed: () => boolean): object {
  const hand = (chunks: unknown[], done: Done): void => {
    writer.ready
      .then(() => Promise.all(chunks.map((chunk) => writer.write(chunk))))
      .then(
        () => done(),
        (error: unknown) => done(error),
      );
  };
  return {
    write: (chunk: unknown, _encoding: string, done: Done) => hand([chunk], done),
    writev: (all: { chunk: unknown }[], done: Done) =>
      hand(
        all.map(({ chunk }) => chunk),
        done,
      ),
    destroy(error: unknown, done: Done) {
      const finish = (): void => done(error);
      if (isClosed()) finish();
      else if (error != null) writer.abort(error).then(finish, finish);
      else writer.close().then(finish, finish);
    },
    final(done: Done) {
      if (isClosed()) {
        done();
        return;
      }
      writer.close().then(
        () => done(),
        (error: unknown) => done(error),
      );
    },
  };
}

/** `Writable.toWeb` */
export function writableToWeb(writable: Writable): WritableStream {
  if (typeof writable?._events !== "object" || typeof writable.write !== "function") {
    throw new ERR_INVALID_ARG_TYPE("streamWritable", "stream.Writable", writable);
  }
  const { WritableStream, CountQueuingStrategy } = webStreams();
  if (stream.isDestroyed(writable) || !stream.isWritable(writable)) {
    const ended = new WritableStream();
    ended.close();
    return ended;
  }
  const { writableHighWaterMark: highWaterMark, writableObjectMode } = writable;
  let controller: WritableStreamController;
  let drained: PromiseWithResolvers<unknown> | undefined;
  let closing: PromiseWithResolvers<unknown> | undefined;
  const stop = stream.finished(writable, (failure: unknown) => {
    const error = isCode(failure, "ERR_STREAM_PREMATURE_CLOSE") ? aborted(failure) : failure;
    stop();
    writable.on("error", () => {});
    if (error != null) {
      drained?.reject(error);
      closing?.reject(error);
      if (closing === undefined) controller.error(error);
    } else if (closing !== undefined) {
      closing.resolve(undefined);
    } else {
      controller.error(aborted(undefined));
    }
  });
  writable.on("drain", () => {
    drained?.resolve(undefined);
    drained = undefined;
  });
  return new WritableStream(
    {
      start(made) {
        controller = made;
      },
      async write(chunk) {
        if (writable.writableNeedDrain || !writable.write(chunk)) {
          drained = Promise.withResolvers();
          await drained.promise;
        }
      },
      abort(reason) {
        writable.destroy(reason);
      },
      async close() {
        closing = Promise.withResolvers();
        writable.end();
        await closing.promise;
      },
    },
    writableObjectMode ? new CountQueuingStrategy({ highWaterMark }) : { highWaterMark },
  );
}

interface Pair {
  readable: ReadableStream;
  writable: WritableStream;
}

/** `Duplex.fromWeb` */
export function duplexFromWeb(pair: Pair, options: Options = {}): Duplex {
  const readable = readableFromWeb(pair.readable, options);
  const writable = writableFromWeb(pair.writable, options);
  const duplex = stream.Duplex.from({ readable, writable });
  const { encoding } = options;
  return encoding === undefined ? duplex : duplex.setEncoding(encoding);
}

/** `Duplex.toWeb` */
export function duplexToWeb(duplex: Duplex): Pair {
  if (typeof duplex?.write !== "function" || typeof duplex.read !== "function") {
    throw new ERR_INVALID_ARG_TYPE("duplex", "stream.Duplex", duplex);
  }
  return { readable: readableToWeb(duplex), writable: writableToWeb(duplex) };
}
