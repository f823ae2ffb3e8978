export { getCanonicalLocales } from "@formatjs/intl-getcanonicallocales";
