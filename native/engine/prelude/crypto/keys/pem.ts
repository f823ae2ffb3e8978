import { Buffer } from "../../node/buffer/buffer.ts";

/** One block of a PEM text. */
export interface Pem {
  /** Such as "PRIVATE KEY". */
  label: string;
  /** Such as "DEK-Info". */
  headers: Record<string, string>;
  bytes: Uint8Array;
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----\r?\n([\s\S]*?)-----END \1-----/g;

/** All blocks of a text. */
export function decodePem(text: string): Pem[] {
  return Array.from(text.matchAll(BLOCK), ([, label = "", body = ""]) => {
    const headers: Record<string, string> = {};
    const lines = body.split(/\r?\n/);
    while (/^[\w-]+:/.test(lines[0] ?? "")) {
      const [name = "", value = ""] = (lines.shift() as string).split(/:\s*/);
      headers[name] = value;
    }
    return { label, headers, bytes: Buffer.from(lines.join(""), "base64") };
  });
}

/** A block, with lines as long as OpenSSL makes them. */
export function encodePem({ label, headers, bytes }: Pem): string {
  const { buffer, byteOffset, byteLength } = bytes;
  const base64 = Buffer.from(buffer, byteOffset, byteLength).toString("base64");
  const lines = base64.match(/.{1,64}/g) ?? [];
  const extra = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = extra.length > 0 ? [...extra, ""] : [];
  return [`-----BEGIN ${label}-----`, ...head, ...lines, `-----END ${label}-----`, ""].join("\n");
}
