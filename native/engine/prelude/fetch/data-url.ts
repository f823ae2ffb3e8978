import { networkError } from "./error.ts";
import { formatMimeType, parseMimeType } from "./mime-type.ts";

declare function atob(text: string): string;

/** The type and the bytes of a `data:` URL without a fragment. */
export function decodeDataUrl(url: string): { type: string; bytes: Uint8Array } {
  const comma = url.indexOf(",");
  if (comma === -1) throw networkError("invalid data: URL");
  const head = url.slice("data:".length, comma).replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, "");
  const data = percentDecode(url.slice(comma + 1));
  const base64 = /; *base64$/i.exec(head);
  const text = base64 === null ? head : head.slice(0, base64.index);
  const type = parseMimeType(text.startsWith(";") ? `text/plain${text}` : text);
  return {
    type: type === null ? "text/plain;charset=US-ASCII" : formatMimeType(type),
    bytes: base64 === null ? data : decodeBase64(data),
  };
}

function decodeBase64(bytes: Uint8Array): Uint8Array {
  try {
    return native.encodeLatin1(atob(native.decodeLatin1(bytes)));
  } catch {
    throw networkError("invalid base64 in a data: URL");
  }
}

/** The text is a part of a URL, so it is ASCII. */
function percentDecode(text: string): Uint8Array {
  const latin1 = text.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return native.encodeLatin1(latin1);
}
