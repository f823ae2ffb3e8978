// Combining marks have classes: those of different classes can change places. The engine's normalization knows them.

const known = new Map<number, boolean>();

/** Whether a character is a mark that can change places with others. */
export function isMovable(code: number): boolean {
  if (code < 0x300) return false;
  let found = known.get(code);
  if (found === undefined) {
    // A class of 1 and one of 240: a mark trades places with one of them at least.
    found = swap(code, 0x334) || swap(0x345, code);
    known.set(code, found);
  }
  return found;
}

/** Whether a mark has a higher class than the one that stands before it in normalized text. */
export function isHigher(code: number, before: number): boolean {
  return swap(code, before);
}

function swap(first: number, second: number): boolean {
  const text = String.fromCodePoint(first, second);
  return text.normalize("NFD") !== text;
}
