export function utf8Encode(text: string): Uint8Array {
  return native.encodeUtf8(text.toWellFormed());
}

export function utf8DecodeWithoutBOM(bytes: Uint8Array): string {
  return native.decodeUtf8(bytes, false) ?? "";
}
