import { PluralRules as Formatjs } from "@formatjs/intl-pluralrules";
import { hideInternals } from "./formatjs.ts";
import { localeData } from "./registry.ts";
import { feed } from "./resolve.ts";

/** `Intl.PluralRules`. */
export const PluralRules = hideInternals(Formatjs);

feed(Formatjs.localeData, (tag) => localeData("plural", tag));
