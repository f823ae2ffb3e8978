export interface CompareOptions {
  /** Whether digits are compared as numbers: "2" before "10". */
  numeric?: boolean;
  sensitivity?: "base" | "accent" | "case" | "variant";
}

/**
 * The order of two strings as English readers expect it: letters first by what they are, then by their accents,
 * then small before capital. The three levels of the Unicode collation, without tables.
 */
export function compare(left: string, right: string, options: CompareOptions = {}): number {
  const { numeric = false, sensitivity = "variant" } = options ?? {};
  const [a, b] = [left.normalize("NFD"), right.normalize("NFD")];
  const base = compareBases(strip(a).toLowerCase(), strip(b).toLowerCase(), numeric);
  if (base !== 0) return base;
  if (sensitivity === "accent" || sensitivity === "variant") {
    const accents = order(a.toLowerCase(), b.toLowerCase());
    if (accents !== 0) return accents;
  }
  if (sensitivity === "case" || sensitivity === "variant") return -order(strip(a), strip(b));
  return 0;
}

function strip(text: string): string {
  return text.replace(/\p{Mn}/gu, "");
}

function compareBases(left: string, right: string, numeric: boolean): number {
  const unit = numeric ? /\d+|./gsu : /./gsu;
  const [a, b] = [left.match(unit) ?? [], right.match(unit) ?? []];
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [x = "", y = ""] = [a[at], b[at]];
    if (x === y) continue;
    const kinds = kind(x) - kind(y);
    if (kinds !== 0) return Math.sign(kinds);
    const numbers = numeric && kind(x) === 3 ? Number(x) - Number(y) : 0;
    if (numbers !== 0) return Math.sign(numbers);
    if (x.length === y.length || kind(x) !== 3) return order(x, y);
  }
  return Math.sign(a.length - b.length);
}

/** Spaces, then punctuation, symbols, digits, letters. */
function kind(character: string): number {
  if (/^\s/u.test(character)) return 0;
  if (/^[\p{P}]/u.test(character)) return 1;
  if (/^[\p{S}]/u.test(character)) return 2;
  return /^\p{N}/u.test(character) ? 3 : 4;
}

function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
