export { Locale } from "../intl/locale.ts";
