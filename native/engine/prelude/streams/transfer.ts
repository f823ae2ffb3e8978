import { ReadableStream, TransformStream, WritableStream } from "web-streams-polyfill";
import { registerKind } from "../cloning/serializable.ts";
import { load } from "../load.ts";

/** A stream through which copies of the chunks go. */
function copying(): TransformStream {
  return new TransformStream({
    transform: (chunk, controller) => controller.enqueue(load("cloning").structuredClone(chunk)),
  });
}

function moveReadable(stream: ReadableStream): ReadableStream {
  checkUnlocked(stream);
  return stream.pipeThrough(copying());
}

function moveWritable(stream: WritableStream): WritableStream {
  checkUnlocked(stream);
  const { readable, writable } = copying();
  // Whoever writes hears of a failure.
  readable.pipeTo(stream).catch(() => {});
  return writable;
}

function checkUnlocked({ locked }: { locked: boolean }): void {
  if (locked)
    throw new DOMException("A stream that is locked can't be transferred", "DataCloneError");
}

registerKind({
  owns: (value) => value instanceof ReadableStream,
  clone: null,
  transfer: (value) => moveReadable(value as ReadableStream),
});
registerKind({
  owns: (value) => value instanceof WritableStream,
  clone: null,
  transfer: (value) => moveWritable(value as WritableStream),
});
registerKind({
  owns: (value) => value instanceof TransformStream,
  clone: null,
  transfer: (value) => {
    const { readable, writable } = value as TransformStream;
    checkUnlocked(readable);
    return Object.defineProperties(new TransformStream(), {
      readable: { value: moveReadable(readable) },
      writable: { value: moveWritable(writable) },
    });
  },
});
