import { withoutEscapes } from "./colors.ts";

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  const shown = withoutEscapes(text);
  let columns = 0;
  for (const character of isPlain(shown) ? "" : shown.normalize("NFC")) {
    const code = character.codePointAt(0) as number;
    if (isWide(code)) columns += 2;
    else if (!isInvisible(code)) columns += 1;
  }
  return isPlain(shown) ? shown.length : columns;
}

function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** Ranges of what is as wide as two letters, by Unicode's East Asian Width. */
const WIDE = [
  0x1100, 0x115f, 0x2329, 0x232a, 0x2e80, 0x303e, 0x3040, 0x3247, 0x3250, 0x4dbf, 0x4e00, 0xa4c6,
  0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6b, 0xff01, 0xff60,
  0xffe0, 0xffe6, 0x1b000, 0x1b001, 0x1f200, 0x1f251, 0x1f300, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f900,
  0x1f9ff, 0x20000, 0x3fffd,
];

function isWide(code: number): boolean {
  for (let at = 0; at < WIDE.length; at += 2) {
    if (code < (WIDE[at] as number)) return false;
    if (code <= (WIDE[at + 1] as number)) return true;
  }
  return false;
}

/** Control characters, combining marks, variation selectors. */
function isInvisible(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0xfe20 && code <= 0xfe2f) ||
    (code >= 0xe0100 && code <= 0xe01ef)
  );
}
