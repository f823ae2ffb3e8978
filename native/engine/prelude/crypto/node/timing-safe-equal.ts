import { bytesOf } from "../../bytes.ts";
import { withCode } from "../../node/errors/node-error.ts";
import { timingSafeEqual as equal } from "../equal.ts";
import { ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH } from "./errors.ts";

function bytes(value: unknown, name: string): Uint8Array {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return bytesOf(value);
  const message = `The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.`;
  throw withCode(new TypeError(message), "ERR_INVALID_ARG_TYPE");
}

/** Whether two buffers hold the same bytes, in a time that doesn't tell which differ. */
export function timingSafeEqual(left: unknown, right: unknown): boolean {
  const [first, second] = [bytes(left, "buf1"), bytes(right, "buf2")];
  if (first.length !== second.length) throw new ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH();
  return equal(first, second);
}
