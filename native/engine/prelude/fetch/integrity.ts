import { cryptography } from "../crypto/native.ts";

/** From the weakest. */
const ALGORITHMS = ["sha256", "sha384", "sha512"];

declare function btoa(text: string): string;

/** Whether bytes have one of the digests of Subresource Integrity, of the strongest kind that is named. */
export function matchesIntegrity(bytes: Uint8Array, metadata: string): boolean {
  const digests = metadata.split(/[\t\n\f\r ]+/).flatMap((text) => {
    const match = /^(sha256|sha384|sha512)-([\w+/-]+={0,2})(?:\?[!-~]*)?$/i.exec(text);
    if (match === null) return [];
    const [, algorithm = "", value = ""] = match;
    return [{ strength: ALGORITHMS.indexOf(algorithm.toLowerCase()), value }];
  });
  if (digests.length === 0) return true;
  const strongest = Math.max(...digests.map(({ strength }) => strength));
  const actual = cryptography.hashOnce(ALGORITHMS[strongest] as string, bytes, 0);
  const text = btoa(native.decodeLatin1(actual));
  return digests.some(({ strength, value }) => strength === strongest && plain(value) === text);
}

/** Base64 as `btoa` writes it. */
function plain(value: string): string {
  const text = value.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  return text.padEnd(Math.ceil(text.length / 4) * 4, "=");
}
