import library from "readable-stream/lib/stream.js";
import { pairOf } from "./duplex-pair.ts";
import {
  duplexFromWeb,
  duplexToWeb,
  readableFromWeb,
  readableToWeb,
  writableFromWeb,
  writableToWeb,
} from "./web-adapters.ts";

export type { Duplex, Readable, Writable } from "readable-stream/lib/stream.js";

/** The module `node:stream`: Node's own code, as the library readable-stream brings it, with the Web's streams added. */
export const stream = library;

Object.assign(stream.Readable, { fromWeb: readableFromWeb, toWeb: readableToWeb });
Object.assign(stream.Writable, { fromWeb: writableFromWeb, toWeb: writableToWeb });
Object.assign(stream.Duplex, { fromWeb: duplexFromWeb, toWeb: duplexToWeb });

Object.assign(stream, {
  duplexPair: pairOf(stream.Duplex),
  _isArrayBufferView: ArrayBuffer.isView,
});

// Newer versions of Node take views of any kind.
stream._isUint8Array = (value) => ArrayBuffer.isView(value);
