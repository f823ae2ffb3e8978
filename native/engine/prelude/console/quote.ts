/** A string as JavaScript would write it: in single quotes unless others need no escapes. */
export function quote(text: string): string {
  const mark = !text.includes("'")
    ? "'"
    : !text.includes('"')
      ? '"'
      : !text.includes("`")
        ? "`"
        : "'";
  let quoted = mark;
  for (const character of text) quoted += escaped(character, mark);
  return quoted + mark;
}

function escaped(character: string, mark: string): string {
  if (character === mark || character === "\\") return `\\${character}`;
  const code = character.charCodeAt(0);
  if (code >= 0x20 && code < 0x7f) return character;
  switch (character) {
    case "\n":
      return "\\n";
    case "\t":
      return "\\t";
    case "\r":
      return "\\r";
    case "\b":
      return "\\b";
    case "\f":
      return "\\f";
    case "\v":
      return "\\v";
  }
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) {
    return `\\x${code.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  const isLoneSurrogate = character.length === 1 && code >= 0xd800 && code <= 0xdfff;
  return isLoneSurrogate ? `\\u${code.toString(16).toUpperCase()}` : character;
}
