import { Headers } from "./headers.ts";
import { type Response, receive } from "./response.ts";

/** The response that a `data:` URL is. */
export function decodeDataUrl(url: string): Response {
  const [, type = "", base64, data = ""] =
    /^data:([^,]*?)(;\s*base64)?,(.*)$/is.exec(url.split("#")[0] ?? "") ?? [];
  const text = native.decodeLatin1(percentDecode(data));
  const bytes = base64 === undefined ? percentDecode(data) : native.encodeLatin1(atob(text));
  const headers = new Headers({
    "content-type": type === "" ? "text/plain;charset=US-ASCII" : type,
  });
  return receive({ status: 200, headers, source: bytes, url, redirected: false });
}

declare function atob(text: string): string;

function percentDecode(text: string): Uint8Array {
  const latin1 = text.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return native.encodeLatin1(latin1);
}
