import { localeData } from "../registry.ts";

/** Names by width: abbreviated, wide, narrow, short; a width may be missing. */
export type Names = [string[], string[], string[], string[]?];

/** How a locale writes dates: scripts/intl/dates.mjs makes it. Styles are in the order full, long, medium, short. */
export interface DateData {
  months: { format: Names; alone?: Names };
  days: { format: Names; alone?: Names };
  periods: Record<"abbreviated" | "wide" | "narrow", Record<string, string>>;
  /** Before and after the year 1: abbreviated, wide, narrow. */
  eras: [string, string][];
  date: string[];
  time: string[];
  glue: string[];
  glueAtTime: string[];
  available: Record<string, string>;
  append: Record<string, [pattern: string, name: string]>;
  hours: "h" | "H" | "K" | "k";
  /** Parts of the day, `[name, from, to]` in minutes. */
  rules: [string, number, number?][];
  calendar: string;
}

/** How a locale writes what lies between two dates, by skeleton and the largest field that differs. */
export interface IntervalData {
  fallback: string;
  skeletons: Record<string, Record<string, string>>;
}

export const dateData = (tag: string): DateData => localeData("dates", tag);
export const intervalData = (tag: string): IntervalData => localeData("intervals", tag);
