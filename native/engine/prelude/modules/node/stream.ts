import { stream } from "../../node/stream/stream.ts";

export default stream;
export const {
  Duplex,
  PassThrough,
  Readable,
  Stream,
  Transform,
  Writable,
  _isArrayBufferView,
  _isUint8Array,
  _uint8ArrayToBuffer,
  addAbortSignal,
  compose,
  destroy,
  duplexPair,
  finished,
  getDefaultHighWaterMark,
  isDestroyed,
  isDisturbed,
  isErrored,
  isReadable,
  isWritable,
  pipeline,
  promises,
  setDefaultHighWaterMark,
} = stream;
