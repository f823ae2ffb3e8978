import { buffers } from "../natives/buffers.ts";
import {
  BASE64,
  BASE64URL,
  encodingNumber,
  normalizeEncoding,
  UTF8,
  UTF16LE,
} from "./buffer/encodings.ts";
import { adopt } from "./buffer/fast-buffer.ts";
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS, ERR_UNKNOWN_ENCODING } from "./errors/codes.ts";

/** Bytes that belong together: those of a chunk that are only a part of that are kept for the next one. */
interface State {
  encoding: number;
  kept: Uint8Array;
  /** How many bytes complete what is kept. */
  missing: number;
}

const NOTHING = new Uint8Array(0);
const COMPLETE = { kept: 0, missing: 0 };

const states = new WeakMap<object, State>();

function stateOf(decoder: object): State {
  const state = states.get(decoder);
  if (state === undefined) throw new ERR_INVALID_THIS("StringDecoder");
  return state;
}

/** The class `StringDecoder`: bytes in pieces become text, without breaking characters. */
export interface StringDecoder {
  encoding: string;
  write(chunk: string | ArrayBufferView): string;
  end(chunk?: string | ArrayBufferView): string;
  readonly lastChar: Uint8Array;
  readonly lastNeed: number;
  readonly lastTotal: number;
}

/** Callable without `new`, as some packages inherit from it. */
export const StringDecoder = function StringDecoder(this: StringDecoder, encoding?: unknown) {
  const name = normalizeEncoding(encoding);
  if (name === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  this.encoding = name;
  states.set(this, { encoding: encodingNumber(name) as number, kept: NOTHING, missing: 0 });
} as unknown as new (
  encoding?: unknown,
) => StringDecoder;

Object.assign(StringDecoder.prototype, {
  write(this: StringDecoder, chunk: unknown): string {
    if (typeof chunk === "string") return chunk;
    if (!ArrayBuffer.isView(chunk)) {
      throw new ERR_INVALID_ARG_TYPE("buf", ["Buffer", "TypedArray", "DataView"], chunk);
    }
    const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    return decode(stateOf(this), bytes);
  },
  end(this: StringDecoder, chunk?: unknown): string {
    const text = chunk === undefined ? "" : this.write(chunk as string);
    const state = stateOf(this);
    const { kept, encoding } = state;
    state.kept = NOTHING;
    state.missing = 0;
    return text + buffers.decodeText(kept, encoding, 0, kept.length);
  },
  /** Node's undocumented one. */
  text(this: StringDecoder, chunk: Uint8Array, offset: number): string {
    Object.assign(stateOf(this), { kept: NOTHING, missing: 0 });
    return this.write(chunk.subarray(offset));
  },
});

Object.defineProperties(StringDecoder.prototype, {
  lastChar: {
    configurable: true,
    enumerable: true,
    get(this: StringDecoder) {
      const bytes = new Uint8Array(4);
      bytes.set(stateOf(this).kept);
      return adopt(bytes);
    },
  },
  lastNeed: {
    configurable: true,
    enumerable: true,
    get(this: StringDecoder) {
      return stateOf(this).missing;
    },
  },
  lastTotal: {
    configurable: true,
    enumerable: true,
    get(this: StringDecoder) {
      const { kept, missing } = stateOf(this);
      return kept.length + missing;
    },
  },
});

/** Decodes a chunk, and keeps what is only the beginning of something at its end. */
function decode(state: State, chunk: Uint8Array): string {
  let bytes = chunk;
  let text = "";
  if (state.missing > 0) {
    const count = wanted(state, bytes);
    state.kept = joined(state.kept, bytes.subarray(0, count));
    bytes = bytes.subarray(count);
    if (state.missing > 0) return text;
    text = finish(state);
  }
  if (bytes.length === 0) return text;
  const { kept, missing } = incomplete(bytes, state.encoding);
  const end = bytes.length - kept;
  if (kept > 0) {
    state.kept = bytes.slice(end);
    state.missing = missing;
  }
  return text + buffers.decodeText(bytes, state.encoding, 0, end);
}

/** How many of the bytes belong to what was kept; says what is missing then. */
function wanted(state: State, bytes: Uint8Array): number {
  const most = Math.min(state.missing, bytes.length);
  if (state.encoding === UTF8) {
    const stop = bytes.subarray(0, most).findIndex((byte) => (byte & 0xc0) !== 0x80);
    if (stop !== -1) {
      // Another character begins: the one before stays broken.
      state.missing = 0;
      return stop;
    }
  }
  state.missing -= most;
  return most;
}

/** The text of what was kept, of which nothing is missing any more. */
function finish(state: State): string {
  const { kept, encoding } = state;
  state.kept = NOTHING;
  return buffers.decodeText(kept, encoding, 0, kept.length);
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(left.length + right.length);
  bytes.set(left);
  bytes.set(right, left.length);
  return bytes;
}

/** How many bytes at the end are only the beginning of something, and how many it misses. */
function incomplete(bytes: Uint8Array, encoding: number): { kept: number; missing: number } {
  switch (encoding) {
    case UTF8:
      return incompleteUtf8(bytes);
    case UTF16LE:
      if (bytes.length % 2 === 1) return { kept: 1, missing: 1 };
      return isHighSurrogate(bytes.at(-1) ?? 0) ? { kept: 2, missing: 2 } : COMPLETE;
    case BASE64:
    case BASE64URL: {
      const kept = bytes.length % 3;
      return kept === 0 ? COMPLETE : { kept, missing: 3 - kept };
    }
  }
  return COMPLETE;
}

function incompleteUtf8(bytes: Uint8Array): { kept: number; missing: number } {
  for (let kept = 1; kept <= Math.min(4, bytes.length); kept++) {
    const byte = bytes[bytes.length - kept] as number;
    if (byte < 0x80) return COMPLETE;
    if (byte < 0xc0) continue;
    const missing = utf8Length(byte) - kept;
    return missing > 0 ? { kept, missing } : COMPLETE;
  }
  return COMPLETE;
}

/** By the lead byte alone; 0 for one that is none. */
function utf8Length(lead: number): number {
  if ((lead & 0xe0) === 0xc0) return 2;
  if ((lead & 0xf0) === 0xe0) return 3;
  return (lead & 0xf8) === 0xf0 ? 4 : 0;
}

/** Of the second byte of a unit. */
function isHighSurrogate(byte: number): boolean {
  return (byte & 0xfc) === 0xd8;
}
