import {
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  ReadableByteStreamController,
  ReadableStream,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableStreamDefaultController,
  ReadableStreamDefaultReader,
  TransformStream,
  TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
} from "web-streams-polyfill";
import { inspectAs } from "../inspect-as.ts";
import { type Internals, stateOf } from "./state.ts";
import "./transfer.ts";

export {
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  ReadableByteStreamController,
  ReadableStream,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableStreamDefaultController,
  ReadableStreamDefaultReader,
  TransformStream,
  TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
};

// What the standard had before `signal.reason`.
Reflect.deleteProperty(WritableStreamDefaultController.prototype, "abortReason");

inspectAs(ReadableStream, (stream) => ({
  locked: stream.locked,
  state: stateOf(stream),
  supportsBYOB:
    (stream as unknown as Internals)._readableStreamController instanceof
    ReadableByteStreamController,
}));
inspectAs(WritableStream, (stream) => ({ locked: stream.locked, state: stateOf(stream) }));
inspectAs(TransformStream, (stream) => ({
  readable: stream.readable,
  writable: stream.writable,
  backpressure: (stream as unknown as Internals)._backpressure,
}));
