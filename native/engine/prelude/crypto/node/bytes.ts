import { bytesOf } from "../../bytes.ts";
import { Buffer } from "../../node/buffer/buffer.ts";
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } from "../../node/errors/codes.ts";

const VIEWS = ["string", "Buffer", "TypedArray", "DataView"];
const BUFFERS = ["string", "ArrayBuffer", "Buffer", "TypedArray", "DataView"];

/** A Buffer over bytes that nothing else has. */
export function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** What a function gives: a Buffer, or text in an encoding. */
export function toOutput(bytes: Uint8Array, encoding: unknown): Buffer | string {
  const buffer = toBuffer(bytes);
  return typeof encoding === "string" && encoding !== "buffer" ? buffer.toString(encoding) : buffer;
}

/** The bytes of a text. */
export function decodeText(text: string, encoding: unknown): Uint8Array {
  const isHex = typeof encoding === "string" && encoding.toLowerCase() === "hex";
  if (isHex && text.length % 2 !== 0) {
    const reason = `is invalid for data of length ${text.length}`;
    throw new ERR_INVALID_ARG_VALUE("encoding", encoding, reason);
  }
  return Buffer.from(text, encoding === "buffer" ? "utf8" : encoding);
}

/** The bytes of text or of a view, not copied. */
export function toData(value: unknown, encoding: unknown, name = "data"): Uint8Array {
  if (typeof value === "string") return decodeText(value, encoding);
  if (ArrayBuffer.isView(value)) return bytesOf(value);
  throw new ERR_INVALID_ARG_TYPE(name, VIEWS, value);
}

/** As `toData`; ArrayBuffers are welcome, too. */
export function toBytes(value: unknown, name: string, encoding?: unknown): Uint8Array {
  if (typeof value === "string") return decodeText(value, encoding);
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return bytesOf(value);
  throw new ERR_INVALID_ARG_TYPE(name, BUFFERS, value);
}
