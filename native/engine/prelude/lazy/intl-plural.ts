export { PluralRules } from "../intl/plural-rules.ts";
