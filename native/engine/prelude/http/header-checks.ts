import {
  ERR_HTTP_INVALID_HEADER_VALUE,
  ERR_INVALID_CHAR,
  ERR_INVALID_HTTP_TOKEN,
} from "./errors.ts";

const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const INVALID = /[^\t\x20-\x7e\x80-\xff]/;

export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

export function validateHeaderName(name: unknown, label = "Header name"): asserts name is string {
  if (typeof name !== "string" || !isToken(name)) {
    throw new ERR_INVALID_HTTP_TOKEN(label, String(name));
  }
}

export function validateHeaderValue(name: string, value: unknown): void {
  if (value === undefined) throw new ERR_HTTP_INVALID_HEADER_VALUE(value, name);
  if (INVALID.test(String(value))) throw new ERR_INVALID_CHAR("header content", name);
}
