// The order of texts: the Unicode collation of CLDR's root, as far as languages with the Latin script need it. Letters
// are compared by what they are, then by their accents, then small before capital. Other scripts come in the order of
// their code points.

export interface CompareOptions {
  /** Whether digits are compared as numbers: "2" before "10". */
  numeric: boolean;
  sensitivity: "base" | "accent" | "case" | "variant";
  /** Whether spaces and punctuation don't count. */
  ignorePunctuation: boolean;
  caseFirst: "upper" | "lower" | "false";
}

/** A character as it counts: at first, then for its accents, then for its form. */
interface Element {
  primary: number;
  digit: boolean;
  marks: string;
  form: number;
}

const PUNCTUATION = "_-,;:!?.'\"()[]{}@*/\\&#%";
const SYMBOLS = "`^+<=>|~";
const LETTERS = "aæbcdðefghiıjklmnŋopqĸrstuvwxyzʒþ";

/** Letters with a stroke count as accented, though Unicode doesn't take them apart. */
const STROKES: Record<string, string> = { ø: "o", đ: "d", ħ: "h", ł: "l", ŧ: "t", ɨ: "i", ƀ: "b" };

/** Letters that count as several, with an accent that tells them from those. */
const EXPANSIONS: Record<string, string> = { ß: "ss\u0334", æ: "ae\u0334", œ: "oe\u0334" };

/** Accents in their order: acute, grave, breve, circumflex, caron, ring, diaeresis and so on. */
const ACCENTS =
  "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304";

const cache = new Map<string, Omit<Element, "marks"> | null>();

/** Compares two texts: below 0, 0, or above. */
export function compare(left: string, right: string, options: CompareOptions): number {
  if (left === right) return 0;
  const [a, b] = [elements(left, options), elements(right, options)];
  const first = comparePrimary(a, b, options.numeric);
  if (first !== 0) return first;
  const { sensitivity, caseFirst } = options;
  if (sensitivity === "accent" || sensitivity === "variant") {
    const accents = compareLevel(a, b, accentOf);
    if (accents !== 0) return accents;
  }
  if (sensitivity === "case") return compareCase(a, b, caseFirst, (form) => (form & UPPER) / UPPER);
  return sensitivity === "variant" ? compareCase(a, b, caseFirst, (form) => form) : 0;
}

const UPPER = 4;

function compareCase(
  a: Element[],
  b: Element[],
  caseFirst: CompareOptions["caseFirst"],
  of: (form: number) => number,
): number {
  if (caseFirst === "upper") {
    const first = compareLevel(a, b, ({ form }) => -(form & UPPER));
    if (first !== 0) return first;
  }
  return compareLevel(a, b, ({ form }) => of(form));
}

function elements(text: string, { ignorePunctuation }: CompareOptions): Element[] {
  const found: Element[] = [];
  let base: Element | undefined;
  for (const character of expanded(text.normalize("NFD"))) {
    if (character >= "\u0300" && /^\p{M}$/u.test(character)) {
      if (base === undefined && found.length === 0) {
        base = { primary: 0, digit: false, marks: "", form: 0 };
        found.push(base);
      }
      if (base !== undefined) base.marks += character;
      continue;
    }
    const stroke = STROKES[character.toLowerCase()];
    const known = elementOf(stroke === undefined ? character : matchCase(stroke, character));
    if (known === null) continue;
    if (ignorePunctuation && known.primary < FIRST_SYMBOL) {
      base = undefined;
      continue;
    }
    base = { ...known, marks: stroke === undefined ? "" : "\u0338" };
    found.push(base);
  }
  return found;
}

function* expanded(text: string): Generator<string> {
  for (const character of text) {
    if (character < "\u0080") {
      yield character;
      continue;
    }
    const expansion = EXPANSIONS[character.toLowerCase()];
    const parts =
      expansion === undefined ? character.normalize("NFKD") : matchCase(expansion, character);
    yield* parts === character ? [character] : parts;
  }
}

function matchCase(text: string, like: string): string {
  return like === like.toLowerCase() ? text : text.toUpperCase();
}

const FIRST_PUNCTUATION = 0x100000;
const FIRST_SYMBOL = 0x200000;
const FIRST_CURRENCY = 0x300000;
const FIRST_DIGIT = 0x400000;
const FIRST_LETTER = 0x500000;

/** Null for what doesn't count at all: control characters. */
function elementOf(character: string): Omit<Element, "marks"> | null {
  let element = cache.get(character);
  if (element === undefined) {
    element = classify(character);
    cache.set(character, element);
  }
  return element;
}

function classify(character: string): Omit<Element, "marks"> | null {
  const code = character.codePointAt(0) as number;
  const plain = (primary: number) => ({ primary, digit: false, form: 0 });
  if (/^\s$/u.test(character)) return plain(code);
  if (/^[\p{Cc}\p{Cf}]$/u.test(character)) return null;
  const punctuation = PUNCTUATION.indexOf(character);
  if (punctuation >= 0) return plain(FIRST_PUNCTUATION + punctuation);
  if (/^\p{P}$/u.test(character)) return plain(FIRST_PUNCTUATION + 0x100 + code);
  const symbol = SYMBOLS.indexOf(character);
  if (symbol >= 0) return plain(FIRST_SYMBOL + symbol);
  if (/^\p{Sc}$/u.test(character)) return plain(FIRST_CURRENCY + code);
  if (/^\p{S}$/u.test(character)) return plain(FIRST_SYMBOL + 0x100 + code);
  if (/^\p{Nd}$/u.test(character))
    return { primary: FIRST_DIGIT + digitOf(code), digit: true, form: 0 };
  const lower = character.toLowerCase();
  const letter = LETTERS.indexOf(lower);
  const primary = FIRST_LETTER + (letter >= 0 ? letter : 0x100 + (lower.codePointAt(0) as number));
  return { primary, digit: false, form: lower === character ? 0 : UPPER };
}

/** Digits of a script stand together, zero first. */
function digitOf(code: number): number {
  if (code < 0x3a) return code - 0x30;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value++;
  return value;
}

function comparePrimary(a: Element[], b: Element[], numeric: boolean): number {
  let [left, right] = [0, 0];
  while (left < a.length && right < b.length) {
    const [x, y] = [a[left] as Element, b[right] as Element];
    if (numeric && x.digit && y.digit) {
      const [one, other] = [digitsFrom(a, left), digitsFrom(b, right)];
      const order =
        one.value.length - other.value.length ||
        (one.value < other.value ? -1 : one.value > other.value ? 1 : 0);
      if (order !== 0) return Math.sign(order);
      [left, right] = [left + one.length, right + other.length];
      continue;
    }
    if (x.primary !== y.primary) return x.primary < y.primary ? -1 : 1;
    left++;
    right++;
  }
  return Math.sign(a.length - left - (b.length - right));
}

/** A number's digits without leading zeros, and how many there are with them. */
function digitsFrom(list: Element[], start: number): { value: string; length: number } {
  let end = start;
  let value = "";
  while (list[end]?.digit) {
    value += String((list[end] as Element).primary - FIRST_DIGIT);
    end++;
  }
  return { value: value.replace(/^0+/, ""), length: end - start };
}

function accentOf({ marks }: Element): string {
  return Array.from(marks, (mark) => {
    const known = ACCENTS.indexOf(mark);
    return known >= 0 ? String.fromCharCode(1 + known) : mark;
  }).join("");
}

function compareLevel<T extends string | number>(
  a: Element[],
  b: Element[],
  of: (element: Element) => T,
): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [x, y] = [of(a[at] as Element), of(b[at] as Element)];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}
