import Formatjs from "@formatjs/intl-relativetimeformat";
import { hideInternals } from "./formatjs.ts";
import { localeData } from "./registry.ts";
import { feed } from "./resolve.ts";

/** `Intl.RelativeTimeFormat`. */
export const RelativeTimeFormat = hideInternals(Formatjs);

feed(Formatjs.localeData, (tag) => localeData("relative", tag));
