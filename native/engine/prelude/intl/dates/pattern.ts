/** A piece of a pattern: a field (`letter` and how often it stands there) or text. */
export type Piece =
  | { letter: string; length: number; text?: undefined }
  | { letter?: undefined; length?: undefined; text: string };

/** Takes a pattern apart: `d. MMMM 'at' HH:mm`. */
export function parsePattern(pattern: string): Piece[] {
  const pieces: Piece[] = [];
  let text = "";
  const flush = () => {
    if (text !== "") pieces.push({ text });
    text = "";
  };
  for (let at = 0; at < pattern.length; ) {
    const character = pattern[at] as string;
    if (character === "'") {
      const end = endOfQuote(pattern, at);
      text += end === at + 2 ? "'" : pattern.slice(at + 1, end - 1).replaceAll("''", "'");
      at = end;
    } else if (/[A-Za-z]/.test(character)) {
      let end = at + 1;
      while (pattern[end] === character) end++;
      flush();
      pieces.push({ letter: character, length: end - at });
      at = end;
    } else {
      text += character;
      at++;
    }
  }
  flush();
  return pieces;
}

/** The other way round. */
export function writePattern(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) =>
      piece.letter === undefined ? quote(piece.text) : piece.letter.repeat(piece.length),
    )
    .join("");
}

function quote(text: string): string {
  return text.replace(/[A-Za-z']+/g, (word) =>
    /^'+$/.test(word) ? word.repeat(2) : `'${word.replaceAll("'", "''")}'`,
  );
}

/** Puts patterns into another one: `{1}, {0}`. */
export function fill(pattern: string, ...values: string[]): string {
  return pattern.replace(/\{(\d)\}/g, (_, index) => values[index] ?? "");
}

/** Where a quoted text ends; two quotes are one within it, and alone. */
function endOfQuote(pattern: string, start: number): number {
  if (pattern[start + 1] === "'") return start + 2;
  for (let at = start + 1; at < pattern.length; at++) {
    if (pattern[at] !== "'") continue;
    if (pattern[at + 1] !== "'") return at + 1;
    at++;
  }
  return pattern.length + 1;
}
