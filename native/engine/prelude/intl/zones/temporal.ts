import { canonicalZone, stateAt, transitionFrom } from "./zone.ts";

// What temporal-polyfill asks of a time zone (scripts/engine/temporal.mjs). Its names for members are short ones. Times
// are seconds since the epoch.

interface ZoneClock {
  /** The offset at a time. */
  ze(time: number): number;
  /** The times at which clocks show something, given as if it were UTC: none in a gap, two in an overlap. */
  Ae(shown: number): number[];
  /** The next or the last change of the offset. */
  C(time: number, direction: 1 | -1): number | undefined;
}

const DAY = 86400;

/** The clock of a zone by its canonical name. */
export function zoneClock(zone: string): ZoneClock {
  const offsetAt = (time: number) => stateAt(zone, time * 1000).offset;
  return {
    ze: offsetAt,
    Ae(shown) {
      const offsets = new Set([offsetAt(shown - DAY), offsetAt(shown + DAY)]);
      const times = [...offsets].map((offset) => shown - offset);
      return times.filter((time) => time + offsetAt(time) === shown).sort((a, b) => a - b);
    },
    C(time, direction) {
      const found = transitionFrom(zone, time * 1000, direction < 0);
      return found === null ? undefined : found / 1000;
    },
  };
}

/** Finds a zone by any of its names. */
export function zoneFormat(name: string): { resolvedOptions(): { timeZone: string } } {
  const timeZone = canonicalZone(name);
  if (timeZone === undefined) throw new RangeError(`Invalid time zone specified: ${name}`);
  return { resolvedOptions: () => ({ timeZone }) };
}
