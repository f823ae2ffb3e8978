const MOST_DIGITS = 254;

/**
 * Writes digits as one number, as ICU does: its length first, then its digits in pairs.
 * @param lead The highest byte of numbers' weights.
 */
export function writeNumber(
  digits: readonly number[],
  lead: number,
  push: (primary: number) => void,
): void {
  const base = lead * 0x1000000;
  for (let at = 0; at < digits.length; ) {
    while (digits[at] === 0 && at < digits.length - 1) at++;
    const segment = digits.slice(at, at + MOST_DIGITS);
    at += MOST_DIGITS;
    if (segment.length > 7 || !writeSmall(Number(segment.join("")), base, push)) {
      writeLarge(segment, base, push);
    }
  }
}

/** Values of the second byte: 2 to 75 for numbers in two bytes, to 115 in three, to 131 in four. */
function writeSmall(value: number, base: number, push: (primary: number) => void): boolean {
  if (value < 74) {
    push(base + (2 + value) * 0x10000);
    return true;
  }
  const medium = value - 74;
  if (medium < 40 * 254) {
    push(base + (76 + Math.trunc(medium / 254)) * 0x10000 + (2 + (medium % 254)) * 0x100);
    return true;
  }
  const large = medium - 40 * 254;
  if (large >= 16 * 254 * 254) return false;
  const rest = Math.trunc(large / 254);
  push(
    base +
      (116 + (Math.trunc(rest / 254) % 254)) * 0x10000 +
      (2 + (rest % 254)) * 0x100 +
      2 +
      (large % 254),
  );
  return true;
}

function writeLarge(
  digits: readonly number[],
  base: number,
  push: (primary: number) => void,
): void {
  let primary = base + (132 - 4 + Math.ceil(digits.length / 2)) * 0x10000;
  let length = digits.length;
  while (digits[length - 1] === 0 && digits[length - 2] === 0) length -= 2;
  let at = length & 1;
  const [first = 0, second = 0] = digits;
  let pair = 11 + 2 * (at === 1 ? first : first * 10 + second);
  if (at === 0) at = 2;
  let shift = 0x100;
  for (; at < length; at += 2) {
    primary += pair * shift;
    if (shift === 1) {
      push(primary);
      primary = base;
      shift = 0x10000;
    } else shift /= 0x100;
    pair = 11 + 2 * ((digits[at] as number) * 10 + (digits[at + 1] as number));
  }
  // The last pair is told by its weight from one that is followed by others.
  push(primary + (pair - 1) * shift);
}
