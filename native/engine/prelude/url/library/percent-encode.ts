/** The library's own function knows all encodings. Scripts have no others for queries than UTF-8. */
export function percentEncodeAfterEncoding(
  _encoding: string,
  input: string,
  percentEncodeSet: string,
): string {
  const bytes = native.encodeUtf8(input.toWellFormed());
  let text = "";
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    const isPlain = byte > 0x1f && byte < 0x7f && !percentEncodeSet.includes(character);
    text += isPlain ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return text;
}
