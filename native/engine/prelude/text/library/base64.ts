declare const atob: (text: string) => string;

const decode = atob;

/** The library's own asks for Node's Buffer, which would be loaded for nothing but the tables. */
export function fromBase64url(text: string): Uint8Array {
  const binary = decode(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
