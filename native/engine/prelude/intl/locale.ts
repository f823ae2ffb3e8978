import { Locale as Formatjs } from "@formatjs/intl-locale";
import { hideInternals } from "./formatjs.ts";

/** `Intl.Locale`. */
export const Locale = hideInternals(Formatjs);
