import { byteString } from "../webidl/convert.ts";

/** Methods whose name is put into capitals; `patch` is, by the standard, not among them. */
const NORMALIZED = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];
const FORBIDDEN = ["CONNECT", "TRACE", "TRACK"];

export function normalizeMethod(value: unknown): string {
  const method = byteString(value);
  const upper = method.toUpperCase();
  if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(method)) {
    throw new TypeError(`'${method}' is not a valid HTTP method.`);
  }
  if (FORBIDDEN.includes(upper)) throw new TypeError(`'${method}' HTTP method is unsupported.`);
  return NORMALIZED.includes(upper) ? upper : method;
}
