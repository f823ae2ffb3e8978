const QUOTE = '"';
const BACKSLASH = 92;

/**
 * The texts of an object's own members, by their names; the last one counts where a name is
 * repeated, as for `JSON.parse`. What programs of other languages send is so handed on as it was
 * written: JavaScript would make `1.0` a `1`, and round large integers.
 *
 * @param text Valid JSON of an object.
 */
export function memberTexts(text: string): Map<string, string> {
  const members = new Map<string, string>();
  let at = text.indexOf("{") + 1;
  for (;;) {
    const open = text.indexOf(QUOTE, at);
    if (open === -1) return members;
    const close = endOfString(text, open);
    const start = text.indexOf(":", close) + 1;
    const end = endOfValue(text, start);
    members.set(JSON.parse(text.slice(open, close)), text.slice(start, end).trim());
    at = end;
  }
}

/** Behind the closing quote of the string that opens at a place. */
function endOfString(text: string, open: number): number {
  let close = open;
  for (;;) {
    close = text.indexOf(QUOTE, close + 1);
    let escapes = 0;
    while (text.charCodeAt(close - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return close + 1;
  }
}

/** The comma or brace of the object that a value is a member of. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; ; at += 1) {
    switch (text[at]) {
      case QUOTE:
        at = endOfString(text, at) - 1;
        break;
      case "{":
      case "[":
        depth += 1;
        break;
      case "}":
      case "]":
        if (depth === 0) return at;
        depth -= 1;
        break;
      case ",":
        if (depth === 0) return at;
    }
  }
}
