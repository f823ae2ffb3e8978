import type { ReadableStream, WritableStream } from "web-streams-polyfill";

/** What the standard calls the internal slots of a stream, as the library names them. */
export interface Internals {
  _state: "readable" | "writable" | "erroring" | "closed" | "errored";
  _disturbed: boolean;
  _backpressure: boolean;
  _storedError: unknown;
  _readableStreamController: object;
}

const slots = (stream: object): Internals => stream as Internals;

export function stateOf(stream: ReadableStream | WritableStream): Internals["_state"] {
  return slots(stream)._state;
}

/** Whether anyone has read from a stream, or cancelled it. */
export function isDisturbed(stream: ReadableStream): boolean {
  return slots(stream)._disturbed;
}

/** Whether a stream is one of bytes, whose pieces are copied for each reader. */
export function isByteStream(stream: ReadableStream): boolean {
  return "byobRequest" in slots(stream)._readableStreamController;
}

/** Whether a value is a ReadableStream, told without loading what makes them. */
export function isReadableStream(value: unknown): value is ReadableStream {
  return (
    typeof value === "object" && value !== null && Object.hasOwn(value, "_readableStreamController")
  );
}
