import type { PerformanceEntry } from "./entry.ts";

let entries: PerformanceEntry[] = [];

/** What wants to know of new entries. */
export const onEntry = new Set<(entry: PerformanceEntry) => void>();

export function record(entry: PerformanceEntry): void {
  entries.push(entry);
  for (const tell of onEntry) tell(entry);
}

/** Entries by time; those of the same time as they came. */
export function sorted(list: readonly PerformanceEntry[]): PerformanceEntry[] {
  return [...list].sort((left, right) => left.startTime - right.startTime);
}

export const recorded = (): readonly PerformanceEntry[] => entries;

/** Those of that type and name; undefined for any. */
export function filtered(
  list: readonly PerformanceEntry[],
  type: string | undefined,
  name: string | undefined,
): PerformanceEntry[] {
  return sorted(list).filter(
    (entry) =>
      (type === undefined || entry.entryType === type) &&
      (name === undefined || entry.name === name),
  );
}

/** Forgets the entries of a type, or only those of that name. */
export function clear(type: string, name: string | undefined): void {
  entries = entries.filter(
    (entry) => entry.entryType !== type || (name !== undefined && entry.name !== name),
  );
}
