import type { Manifest, Sha256 } from "./types.ts";

/**
 * The digest's line as {@link seal} writes it. Two spaces before the name make it the outermost
 * one: a string of JSON can't hold a line break, and everything deeper is indented further.
 */
const DIGEST_LINE = /\n {2}"digest": "([0-9a-f]{64})"(?=,?\n)/;

/** Lower-case hexadecimal SHA-256. */
export function sha256(data: string | Uint8Array): Sha256 {
  // Loading this module takes longer than a first call, and most processes never need it.
  const { createHash } = process.getBuiltinModule("node:crypto");
  return createHash("sha256").update(data).digest("hex");
}

/**
 * Writes a manifest: keys sorted by code unit, two spaces of indentation, a line break at the end,
 * and the digest filled in. Equal manifests give equal bytes.
 */
export function seal(manifest: Omit<Manifest, "digest">): string {
  const unsealed = `${JSON.stringify(sortKeys({ ...manifest, digest: "" }), null, 2)}\n`;
  return unsealed.replace('\n  "digest": ""', `\n  "digest": "${sha256(unsealed)}"`);
}

/** Whether a manifest's text is what {@link seal} wrote, byte for byte. */
export function verifyDigest(text: string): boolean {
  const digest = DIGEST_LINE.exec(text)?.[1];
  if (digest === undefined) return false;
  return sha256(text.replace(DIGEST_LINE, '\n  "digest": ""')) === digest;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, sortKeys(inner)]));
}
