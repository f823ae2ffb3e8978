import type { Headers } from "./headers.ts";

/** A MIME type of the MIME Sniffing standard. */
export interface MimeType {
  /** As in `text/html`, in lower case. */
  essence: string;
  parameters: Map<string, string>;
}

const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/;
const QUOTABLE = /^[\t -~\x80-\xFF]*$/;

/** Parses a MIME type; null where it is none. */
export function parseMimeType(text: string): MimeType | null {
  const trimmed = trim(text);
  const [essence = "", ...rest] = trimmed.split(";");
  const [type = "", subtype, ...more] = trimEnd(essence).split("/");
  if (!TOKEN.test(type) || !TOKEN.test(subtype ?? "") || more.length > 0) return null;
  return {
    essence: trimEnd(essence).toLowerCase(),
    parameters: parseParameters(rest.length === 0 ? "" : trimmed.slice(essence.length)),
  };
}

/** Parses what follows the essence, from a semicolon on. */
function parseParameters(text: string): Map<string, string> {
  const parameters = new Map<string, string>();
  const pattern = /;[\t\n\r ]*([^;=]*)(=("(?:[^"\\]|\\[\s\S])*(?:"|\\?$)[^;]*|[^;]*))?/y;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [, name = "", , raw] = match;
    const key = name.toLowerCase();
    if (raw === undefined) continue;
    const value = raw.startsWith('"') ? unquote(raw) : trimEnd(raw);
    const isEmpty = value === "" && !raw.startsWith('"');
    if (!isEmpty && TOKEN.test(key) && QUOTABLE.test(value) && !parameters.has(key)) {
      parameters.set(key, value);
    }
  }
  return parameters;
}

/** The inner text of a quoted string, and nothing of what stands behind it. */
function unquote(text: string): string {
  const inner = /^"((?:[^"\\]|\\[\s\S])*)(\\?$)?/.exec(text);
  return `${(inner?.[1] ?? "").replace(/\\([\s\S])/g, "$1")}${inner?.[2] ?? ""}`;
}

/** Writes a MIME type down. */
export function formatMimeType({ essence, parameters }: MimeType): string {
  let text = essence;
  for (const [name, value] of parameters) {
    const shown = TOKEN.test(value) ? value : `"${value.replace(/(["\\])/g, "\\$1")}"`;
    text += `;${name}=${shown}`;
  }
  return text;
}

/** The MIME type of a body by its headers, where several may say something; null where none does. */
export function mimeTypeOf(headers: Headers): MimeType | null {
  let charset: string | undefined;
  let essence: string | undefined;
  let found: MimeType | null = null;
  for (const text of splitHeader(headers.get("content-type") ?? "")) {
    const type = parseMimeType(text);
    if (type === null || type.essence === "*/*") continue;
    if (type.essence !== essence) {
      charset = type.parameters.get("charset");
      essence = type.essence;
    } else if (!type.parameters.has("charset") && charset !== undefined) {
      type.parameters.set("charset", charset);
    }
    found = type;
  }
  return found;
}

/** The values that a header holds, at the commas outside of quotes. */
function splitHeader(value: string): string[] {
  return value.match(/(?:[^",]|"(?:[^"\\]|\\[\s\S])*(?:"|$))+/g)?.map(trim) ?? [];
}

function trim(text: string): string {
  return trimEnd(text.replace(/^[\t\n\r ]+/, ""));
}

function trimEnd(text: string): string {
  return text.replace(/[\t\n\r ]+$/, "");
}
