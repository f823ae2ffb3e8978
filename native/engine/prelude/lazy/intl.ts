export { getCanonicalLocales } from "../intl/canonical.ts";
export { intl as Intl } from "../intl/intl.ts";
