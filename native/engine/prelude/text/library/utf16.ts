/** Text of well-formed UTF-16LE, which the library's tables are written in. */
export function utf16toString(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  let text = "";
  for (const unit of units) text += String.fromCharCode(unit);
  return text;
}

/** For the library's own decoder, which isn't used. */
export const utf16toStringLoose = utf16toString;
