/** A string as JavaScript would write it: in single quotes unless others need no escapes. */
export function quote(text: string): string {
  const mark = !text.includes("'")
    ? "'"
    : !text.includes('"')
      ? '"'
      : !text.includes("`") && !text.includes("${")
        ? "`"
        : "'";
  return mark + escapeText(text, mark) + mark;
}

/** What must not stand in the output as it is: control characters, backslashes, quotes and lone surrogates. */
const SPECIAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text with escapes where they are needed; `mark` is the quote that it will stand in. */
export function escapeText(text: string, mark = "'"): string {
  return text.replace(SPECIAL, (character) =>
    character === "'" && mark !== "'" ? character : escaped(character),
  );
}

function escaped(character: string): string {
  switch (character) {
    case "'":
    case "\\":
      return `\\${character}`;
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
  const code = character.charCodeAt(0);
  if (code < 0x100) return `\\x${code.toString(16).toUpperCase().padStart(2, "0")}`;
  return `\\u${code.toString(16)}`;
}
