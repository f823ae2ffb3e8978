import Formatjs from "@formatjs/intl-listformat";
import { hideInternals } from "./formatjs.ts";
import { localeData } from "./registry.ts";
import { feed } from "./resolve.ts";

/** `Intl.ListFormat`. */
export const ListFormat = hideInternals(Formatjs);

feed(Formatjs.localeData, (tag) => localeData("list", tag));
