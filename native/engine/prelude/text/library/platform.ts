// What @exodus/bytes would find out about its platform: globals of the same names, which are made of this library here.

export const nativeBuffer = null;
export const isHermes = false;
export const isDeno = false;
export const isLE = true;
export const nativeEncoder = null;
export const nativeDecoder = null;
export const nativeDecoderLatin1 = null;

/** Bytes that are made text by one concatenation after the other. */
const CHUNK = 512;

export function decode2string(
  bytes: Uint8Array,
  start: number,
  end: number,
  characters: readonly string[],
): string {
  const parts: string[] = [];
  for (let at = start; at < end; at += CHUNK) {
    let part = "";
    for (let index = at; index < Math.min(end, at + CHUNK); index++) {
      part += characters[bytes[index] ?? 0];
    }
    parts.push(part);
  }
  return parts.join("");
}

export function encodeCharcodes(text: string, units: Uint8Array | Uint16Array): typeof units {
  for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index);
  return units;
}
