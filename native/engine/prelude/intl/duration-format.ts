import { DurationFormat as Formatjs } from "@formatjs/intl-durationformat";
import { hideInternals } from "./formatjs.ts";
import { feed } from "./resolve.ts";

/** `Intl.DurationFormat`. */
export const DurationFormat = hideInternals(Formatjs);

/** The library has what stands between hours and minutes in all languages, though not under all of their names. */
const separators = Formatjs.localeData as Record<string, { digitalFormat: object; nu: string[] }>;

feed(separators, (tag) => {
  const parts = tag.split("-");
  const names = parts.map((_, at) => parts.slice(0, parts.length - at).join("-"));
  const known = names.find((name) => separators[name] !== undefined);
  return known === undefined
    ? { nu: ["latn"], digitalFormat: { default: ":" } }
    : separators[known];
});
