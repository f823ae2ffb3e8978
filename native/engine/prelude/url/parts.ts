import { load } from "../load.ts";

/** In the order in which `native.parseUrl` gives them. */
const PARTS = [
  "href",
  "origin",
  "protocol",
  "username",
  "password",
  "host",
  "hostname",
  "port",
  "pathname",
  "search",
  "hash",
] as const;

export type Part = (typeof PARTS)[number];
export type UrlParts = Record<Part, string>;

/**
 * What the `url` crate fails at and perhaps should not: host names beyond ASCII, for which it has no tables here, and
 * those with escapes.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about all of ASCII.
const UNUSUAL = /[^\x00-\x7F]|%/;

/** Values in which the crate drops what the standard doesn't. */
const UNUSUAL_HOST = /[^\x20-\x7E]|%/;

/**
 * Parses a URL; undefined where it is none. The `url` crate does it, which differs from the standard in URLs of
 * files: those are left to whatwg-url, which follows the standard step by step.
 */
export function parseParts(input: string, base: string | undefined): UrlParts | undefined {
  const parts = native.parseUrl(input, base);
  const isRight =
    parts === undefined
      ? ![input, base ?? ""].some((text) => UNUSUAL.test(text) || /^\W*file:/i.test(text))
      : isSettled(parts);
  return named(isRight ? parts : load("url-standard").parse(input, base));
}

/** The parts after one was assigned to; the same as before where the value is refused. */
export function setPart(parts: UrlParts, part: Part, value: string): UrlParts {
  const isHost = part === "host" || part === "hostname";
  const isUsual = parts.protocol !== "file:" && !(isHost && UNUSUAL_HOST.test(value));
  const changed = isUsual ? native.setUrlPart(parts.href, part, value) : undefined;
  if (changed !== undefined && isSettled(changed)) return named(changed) ?? parts;
  return named(load("url-standard").setPart(parts.href, part, value)) ?? parts;
}

function isSettled([, , protocol]: string[]): boolean {
  return protocol !== "file:";
}

function named(parts: string[] | undefined): UrlParts | undefined {
  return parts && (Object.fromEntries(PARTS.map((part, at) => [part, parts[at]])) as UrlParts);
}
