// application/x-www-form-urlencoded

/** The pairs of a query without its `?`. */
export function decodeForm(text: string): [string, string][] {
  const pairs: [string, string][] = [];
  for (const part of text.split("&")) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    const [name, value] =
      equals === -1 ? [part, ""] : [part.slice(0, equals), part.slice(equals + 1)];
    pairs.push([decode(name), decode(value)]);
  }
  return pairs;
}

export function encodeForm(pairs: readonly [string, string][]): string {
  return pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
}

/** Percent-decodes; what is no escape stays, and what is no UTF-8 becomes U+FFFD. */
function decode(text: string): string {
  const plain = text.replaceAll("+", " ");
  if (!plain.includes("%")) return plain;
  const bytes = native.encodeUtf8(plain);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const hex = byte === 0x25 ? hexPair(bytes, at + 1) : undefined;
    if (hex !== undefined) at += 2;
    bytes[length++] = hex ?? byte;
  }
  return native.decodeUtf8(bytes.subarray(0, length), false) ?? "";
}

function hexPair(bytes: Uint8Array, at: number): number | undefined {
  const digits = String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0);
  return /^[\da-fA-F]{2}$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
}

function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll("%20", "+")
    .replace(/[!'()~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
