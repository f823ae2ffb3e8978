/** A number's digits before and after the point, without a sign. */
export interface Decimal {
  whole: string;
  fraction: string;
}

/** Numbers without an exponent. */
function plain(text: string): Decimal {
  const [mantissa = "", exponent = "0"] = text.split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return shifted({ whole, fraction }, Number(exponent));
}

/** Moves the point. */
function shifted({ whole, fraction }: Decimal, places: number): Decimal {
  if (places === 0) return { whole, fraction };
  const digits = whole + fraction;
  const point = whole.length + places;
  if (point <= 0) return { whole: "0", fraction: "0".repeat(-point) + digits };
  const all = digits.padEnd(point, "0");
  return { whole: all.slice(0, point).replace(/^0+(?=\d)/, ""), fraction: all.slice(point) };
}

/**
 * Rounds a finite number as it is written in decimal, half away from zero, as Node does: 1.005 to 1.01.
 *
 * @param least Digits after the point at least.
 * @param most Digits after the point at most.
 * @param places How far to move the point to the right before that: 2 for a percentage.
 */
export function roundDecimal(
  value: number | bigint,
  least: number,
  most: number,
  places = 0,
): Decimal {
  let { whole, fraction } = shifted(plain(String(value).replace("-", "")), places);
  if (fraction.length > most) {
    const up = fraction.charAt(most) >= "5";
    const kept = whole + fraction.slice(0, most);
    const digits = up ? String(BigInt(kept) + 1n).padStart(kept.length, "0") : kept;
    whole = digits.slice(0, digits.length - most);
    fraction = digits.slice(digits.length - most);
  }
  while (fraction.length > least && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
  return { whole, fraction: fraction.padEnd(least, "0") };
}
