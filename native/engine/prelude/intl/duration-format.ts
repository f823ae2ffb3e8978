import { DurationFormat as Formatjs } from "@formatjs/intl-durationformat";
import { hideInternals } from "./formatjs.ts";

/** `Intl.DurationFormat`. */
export const DurationFormat = hideInternals(Formatjs);
