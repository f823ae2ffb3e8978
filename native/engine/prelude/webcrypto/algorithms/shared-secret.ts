import { failure } from "../error.ts";

/** So many bits of what two keys make together; all of them where no number is given. */
export function shared(secret: Uint8Array, length: number | null): Uint8Array {
  if (length === null) return secret;
  const bytes = Math.ceil(length / 8);
  if (bytes > secret.length) throw failure("OperationError", "derived bit length is too small");
  const cut = secret.slice(0, bytes);
  const rest = length % 8;
  if (rest > 0) cut[bytes - 1] = (cut[bytes - 1] ?? 0) & (0xff << (8 - rest));
  return cut;
}
